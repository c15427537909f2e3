import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  mkdirSync('/tmp/frontend');
  writeFileSync(
    '/tmp/frontend/Dockerfile',
    'FROM node:24-trixie-slim\nENTRYPOINT ["node", "-e", "console.error(\'GOT THROUGH\'); process.exit(3)"]\n',
  );
  const built = spawnSync('docker', ['build', '-t', 'mine/frontend', '/tmp/frontend'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return unsolved(nonce);
}
