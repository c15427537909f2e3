import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tell, type Tries } from '../../tools.ts';

const places = [
  ...['{{secret}}', '{{class}}/aa-honest-first/katas/41-call-me-by-name/setup.ts'],
  ...['{{checkout}}/solutions/94-one-file-shop/reference/compose.yaml', '{{out}}/record.jsonl'],
  ...['{{home}}/capabilities.json', '/root/.docker/config.json', '/etc/shadow', '/etc/machine-id'],
  ...['/proc/1/environ', '/engine/daemon.json', '../../../../../../etc/shadow'],
];

/** Ways to name a file, or an address. */
const ways: Record<string, (place: string) => string> = {
  env_file: (place) => `services: {a: {image: x, env_file: ['${place}']}}`,
  extends: (place) => `services: {a: {extends: {file: '${place}', service: web}}}`,
  include: (place) => `include: ['${place}']\nservices: {a: {image: x}}`,
  'include with variables': (place) =>
    `include: [{path: ./own.yaml, env_file: '${place}'}]\nservices: {a: {image: x}}`,
};

const remote = ['http://{{address}}:{{port}}/x.git', 'https://{{address}}:{{port}}/x.git#main'];

export default async function setup(): Promise<never> {
  const folder = mkdtempSync('/tmp/compose-');
  writeFileSync(join(folder, 'own.env'), 'OWN=control\n');
  writeFileSync(join(folder, 'own.yaml'), 'services: {web: {image: control}}\n');
  const config = (text: string, name: string) => {
    writeFileSync(join(folder, name), text);
    return compose(folder, '-f', name, 'config');
  };
  const control = await config(ways['env_file']?.('own.env') ?? '', 'control.yaml');
  if (!control.text.includes('control')) throw new Error(`the control says ${control.text}`);
  const tries: Tries = {};
  const all = Object.entries(ways).flatMap(([way, write]) =>
    [...places, ...(way === 'include' ? remote : [])].map((place) => ({
      name: `${way} of ${place}`,
      text: write(place),
    })),
  );
  // Four at a time: each is a process.
  for (let first = 0; first < all.length; first += 4)
    await Promise.all(
      all.slice(first, first + 4).map(async ({ name, text }, index) => {
        tries[name] = read(await config(text, `${first + index}.yaml`));
      }),
    );
  for (const place of places)
    tries[`variables from ${place}`] = read(
      await compose(folder, '--env-file', place, '-f', 'own.yaml', 'config'),
    );
  tell(tries);
}

interface Said {
  /** Null where Compose did not end. */
  code: number | null;
  text: string;
}

/** Compose goes on with what it has read, or complains of what stands there. */
function read({ code, text }: Said): string | null {
  // Not of "compose.yaml: no such file".
  const complains = /unexpected character|(?<!\.)yaml: |mapping|interpolation|additional property/i;
  return code === 0 || complains.test(text) ? text : null;
}

function compose(folder: string, ...words: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = spawn('docker', ['compose', ...words], {
      cwd: folder,
      timeout: 5000,
      env: { ...process.env, COMPOSE_EXPERIMENTAL_GIT_REMOTE: '1' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += String(chunk)));
    child.on('close', (code) => resolve({ code, text }));
    child.on('error', ({ message }) => resolve({ code: null, text: message }));
  });
}
