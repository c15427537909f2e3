import { readFileSync, rmSync } from 'node:fs';
import { ask, tell } from '../../../tools.ts';

export default async function setup(): Promise<never> {
  read();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { text } = await ask('GET', '/containers/json?all=1');
  const own = [...text.matchAll(/"Image":"node:/g)].length;
  tell({
    process: read() === '' ? null : 'is alive',
    containers: own > 0 ? `${own} are left` : null,
  });
}

function read(): string {
  try {
    return readFileSync('/tmp/alive', 'utf8');
  } catch {
    return '';
  } finally {
    rmSync('/tmp/alive', { force: true });
  }
}
