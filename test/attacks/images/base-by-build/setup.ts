import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  mkdirSync('/tmp/base');
  writeFileSync('/tmp/base/Dockerfile', 'FROM debian:trixie-slim\nRUN true\n');
  const built = spawnSync('docker', ['buildx', 'build', '-t', 'node:24-trixie-slim', '/tmp/base'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return started;
}
