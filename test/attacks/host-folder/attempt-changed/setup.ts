import { renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { GenericContainer } from 'testcontainers';
import { tell, type Tries } from '../../tools.ts';

const attempt = import.meta.dirname;
const run = dirname(attempt);

export default async function setup(): Promise<never> {
  const inside = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: attempt, target: '/attempt' }])
    .withCommand(['sleep', '60'])
    .start();
  const fromInside = await inside.exec([
    'sh',
    '-c',
    'cd /attempt && { echo x > setup.ts; ln -s / all; mv app other; } && echo changed',
  ]);
  const tries: Tries = {
    'from a container': fromInside.output.includes('changed') ? 'changed' : null,
  };
  const changes: Record<string, () => void> = {
    'its setup': () => writeFileSync(`${attempt}/setup.ts`, ''),
    'its app': () => renameSync(`${attempt}/app`, `${attempt}/other`),
    'a link': () => symlinkSync('/', `${attempt}/all`),
    'the ledger': () => writeFileSync(`${run}/ledger.jsonl`, ''),
    'the attempt’s place': () => renameSync(attempt, `${run}/other`),
    'the run’s place': () => renameSync(run, `${run}-other`),
    'the program of builds': () => writeFileSync(`${run}/.docker/cli-plugins/docker-buildx`, ''),
    'the lab': () => writeFileSync('{{checkout}}/src/lab/lab.ts', ''),
    testcontainers: () =>
      writeFileSync('{{checkout}}/node_modules/testcontainers/package.json', ''),
    'a system’s program': () => writeFileSync('/usr/bin/setpriv', ''),
  };
  for (const [name, change] of Object.entries(changes))
    try {
      change();
      tries[name] = 'changed';
    } catch {
      tries[name] = null;
    }
  tell(tries);
}
