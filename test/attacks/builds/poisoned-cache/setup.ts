import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  mkdirSync('/tmp/poison');
  const run = 'RUN --mount=type=cache,id=poison,target=/poison echo GOT THROUGH > /poison/word';
  writeFileSync('/tmp/poison/Dockerfile', `FROM node:24-trixie-slim\n${run}\n`);
  const built = spawnSync('docker', ['build', '/tmp/poison'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return unsolved(nonce);
}
