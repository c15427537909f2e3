import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tell, type Tries } from '../../tools.ts';

const folders = ['solutions', 'katas', 'test', '.dojo', '.git', 'images', 'docs'].map((name) =>
  join('{{checkout}}', name),
);
const places = [
  ...folders,
  ...[
    '{{out}}',
    '{{class}}',
    '{{class}}/aa-honest-first',
    '{{home}}/engine',
    '{{home}}/grading/pool',
  ],
  ...[
    '/root',
    '/etc/shadow',
    '/etc/machine-id',
    '/var/lib',
    '/var/log',
    '/old',
    '/boot',
    '/proc/kcore',
  ],
  ...['/proc/1/root/etc', '/dev/mem', '/dev/vda', '/dev/sda', '/engine', '/data', '/run'],
];

export default function setup(): never {
  const tries: Tries = {};
  for (const place of places) tries[place] = look(place);
  tell(tries);
}

/** What can be read there, beside what every setup is shown. */
function look(place: string): string | null {
  try {
    if (!statSync(place).isDirectory()) return readFileSync(place, 'utf8').slice(0, 200);
    const names = readdirSync(place, { recursive: true }).map(String);
    const others = names.filter((name) => !/(?:^|\/)(?:node_modules|runs)(?:\/|$)/.test(name));
    return (
      others
        .map((name) => join(place, name))
        .filter((path) => folders.includes(place) || !path.startsWith('{{checkout}}/'))
        .slice(0, 5000)
        .map(open)
        .join('') || null
    );
  } catch {
    return null;
  }
}

function open(file: string): string {
  try {
    return `${file}: ${readFileSync(file, 'utf8').slice(0, 200)}`;
  } catch {
    return '';
  }
}
