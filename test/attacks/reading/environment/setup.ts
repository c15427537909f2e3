import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tell, type Tries } from '../../tools.ts';

// The runner’s own words for its secrets: without the number that makes them secret.
const secrets = /canary-\w+/;

export default function setup(): never {
  const tries: Tries = {
    'own environment': found(JSON.stringify(process.env)),
    'own arguments': found(JSON.stringify([process.argv, process.execArgv])),
    keys: found(read('/proc/keys')),
  };
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$|^self$/.test(name)))
    for (const file of ['environ', 'cmdline', 'maps', 'mountinfo'])
      tries[`${file} of ${pid}`] = found(read(`/proc/${pid}/${file}`));
  for (const number of readdirSync('/proc/self/fd'))
    tries[`open file ${number}`] = strange(`/proc/self/fd/${number}`);
  tell(tries);
}

function found(text: string): string | null {
  return secrets.exec(text)?.[0] ?? null;
}

/** An open file that is no pipe, no socket and nothing of Node.js’s own. */
function strange(path: string): string | null {
  try {
    const target = readlinkSync(path);
    return /^(?:pipe:|socket:|anon_inode:|\/dev\/null|\/proc\/)/.test(target) ? null : target;
  } catch {
    return null;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
