import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPlugin } from '../../engine/cli-plugins.ts';
import type { Run } from '../run/run.ts';

/**
 * Has the docker CLI find this person's Compose in the setup's home, which is the run's folder: a newer
 * one of their own goes before the system's. A script, since nobody follows a link in a sandbox.
 */
export function writeComposePlugin({ folder }: Run): void {
  const plugin = findPlugin('docker-compose');
  if (plugin === null) return;
  const plugins = join(folder, '.docker', 'cli-plugins');
  mkdirSync(plugins, { recursive: true });
  const script = `#!/bin/sh\nexec '${plugin.replaceAll("'", "'\\''")}' "$@"\n`;
  writeFileSync(join(plugins, 'docker-compose'), script, { mode: 0o755 });
}
