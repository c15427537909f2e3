import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPlugin, pluginPlaces } from '../../src/engine/cli-plugins.ts';
import { useOwnFolder } from '../support/own-home.ts';

const folder = useOwnFolder('DOCKER_CONFIG');

function put(inFolder: string, mode: number): string {
  mkdirSync(inFolder, { recursive: true });
  const file = join(inFolder, 'docker-tasty');
  writeFileSync(file, '#!/bin/sh\n', { mode });
  return file;
}

test('a person’s own plugin goes before those of config.json, and these before the system’s', () => {
  const extra = join(folder(), 'extra');
  writeFileSync(join(folder(), 'config.json'), JSON.stringify({ cliPluginsExtraDirs: [extra] }));
  expect(findPlugin('docker-tasty')).toBeNull();
  const second = put(extra, 0o755);
  expect(findPlugin('docker-tasty')).toBe(second);
  const first = put(join(folder(), 'cli-plugins'), 0o755);
  expect(findPlugin('docker-tasty')).toBe(first);
  expect(pluginPlaces('docker-tasty').slice(0, 3)).toEqual([
    ...[first, second],
    '/usr/libexec/docker/cli-plugins/docker-tasty',
  ]);
});

test('what cannot be run is none', () => {
  put(join(folder(), 'cli-plugins'), 0o644);
  expect(findPlugin('docker-tasty')).toBeNull();
});
