import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tell, type Tries } from '../../tools.ts';

const folders = ['solutions', 'katas', 'test', '.dojo', '.git', 'images', 'docs'].map((name) =>
  join('{{checkout}}', name),
);
const places = [
  ...folders,
  ...['{{out}}', '{{class}}', '{{class}}/00-honest', '{{home}}/engine', '{{home}}/grading/pool'],
  ...['/root', '/home', '/etc/shadow', '/etc/machine-id', '/var/lib', '/var/log', '/mnt', '/media', '/old'],
  ...['/proc/1/root/etc', '/proc/self/root/../root', '/proc/kcore', '/dev/mem', '/dev/vda', '/dev/sda'],
  ...['/engine', '/engine/docker.sock', '/data', '/run/engine', '/boot', '/srv', '/opt'],
];

export default function setup(): never {
  const tries: Tries = {};
  for (const place of places) tries[place] = look(place);
  tell(tries);
}

function look(place: string): string | null {
  try {
    if (!statSync(place).isDirectory()) return readFileSync(place, 'utf8').slice(0, 1000);
    const found = readdirSync(place, { recursive: true }).slice(0, 1000).map(String);
    const text = found.map((name) => open(join(place, name))).join('');
    return found.length > 0 ? `${found.slice(0, 20).join(' ')} ${text}` : null;
  } catch {
    return null;
  }
}

function open(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, 1000);
  } catch {
    return '';
  }
}
