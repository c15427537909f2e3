import { spawnSync } from 'node:child_process';
import { ask, tell } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const { text: images } = await ask('GET', '/images/json?all=1');
  const du = spawnSync('docker', ['buildx', 'du', '--verbose'], { encoding: 'utf8' });
  const { text: df } = await ask('GET', '/system/df');
  tell({
    'the images': steps(images),
    'what buildx tells': steps(du.stdout),
    'what the engine tells': steps(df),
  });
}

function steps(text: string): string | null {
  return /(?:COPY|RUN|exec \/bin\/sh|mount \/)[^"\n]*/.exec(text)?.[0] ?? null;
}
