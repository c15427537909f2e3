import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  mkdirSync('/tmp/frontend');
  writeFileSync(
    '/tmp/frontend/Dockerfile',
    'FROM node:24-trixie-slim\nENTRYPOINT ["node", "-e", "console.error(\'GOT THROUGH\'); process.exit(3)"]\n',
  );
  // The real one, past the run’s own that adds the labels by which a run is removed.
  const folders = ['libexec', 'lib'].map((folder) => `/usr/${folder}/docker/cli-plugins`);
  const buildx = folders.map((folder) => `${folder}/docker-buildx`).find(existsSync) ?? '';
  const args = ['build', '--load', '-t', 'mine/frontend', '/tmp/frontend'];
  const built = spawnSync(buildx, args, { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return unsolved(nonce);
}
