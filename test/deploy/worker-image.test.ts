// deploy/worker: what goes into the image, and how it starts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { findImage } from '../../src/images/catalogue.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojoProgram, whatLacks } from '../support/named-commands.ts';
import { neededPackages, textOf } from './deployed.ts';

// A line that ends in a backslash goes on in the next.
const dockerfile = textOf('deploy/worker/Dockerfile').replaceAll(/ \\\n\s*/g, ' ');
const entrypoint = textOf('deploy/worker/entrypoint.sh');
const folder = argumentOf('WORKDIR');
const copied = [...dockerfile.matchAll(/^COPY (?:--\S+ )*(.+) \S+$/gm)].flatMap(([, from = '']) =>
  from.split(' '),
);

function argumentOf(instruction: string): string {
  return new RegExp(`^${instruction} (.+)$`, 'm').exec(dockerfile)?.[1] ?? '';
}

test('has Debian’s packages of an engine and of sandboxes', () => {
  const [, list = ''] = /apt-get install (.*?) && /.exec(dockerfile) ?? [];
  expect(list.split(' ')).toEqual(expect.arrayContaining(neededPackages()));
});

test('starts from the image of Node.js that katas use, of the version that the dojo runs on', () => {
  const [, image = ''] = /^ARG NODE_IMAGE=(.+)$/m.exec(dockerfile) ?? [];
  expect(findImage(image)?.name).toBe(image);
  expect(image).toMatch(new RegExp(`^node:${textOf('.nvmrc').trim()}-`));
});

test('has all that the dojo runs on, by which workers are compared, and nothing else', () => {
  const parts = ['package.json', 'package-lock.json', '.nvmrc', 'bin', 'src', 'images', 'katas'];
  expect(copied).toEqual(expect.arrayContaining([...parts, 'solutions', 'images.tar']));
  const missing = copied.filter((path) => !existsSync(join(checkout, path)));
  expect(missing.filter((path) => path !== 'images.tar')).toEqual([]);
  const lines = textOf('deploy/worker/Dockerfile.dockerignore').split('\n');
  expect(lines.filter((line) => line && !line.startsWith('#'))[0]).toBe('*');
  const admitted = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  expect(admitted.sort()).toEqual([...copied].sort());
});

test('its command is one of the dojo’s, and its entrypoint lies where it is called', async () => {
  const program = await dojoProgram();
  const words = JSON.parse(argumentOf('CMD')) as string[];
  expect(words.slice(0, 2)).toEqual(['grade', 'worker']);
  expect(whatLacks(program, { text: '', words, lost: [] })).toBeNull();
  expect(JSON.parse(argumentOf('ENTRYPOINT'))).toEqual([
    ...['docker-init', '--', `${folder}/deploy/worker/entrypoint.sh`],
  ]);
  for (const file of ['bin/dojo.mjs', 'images.tar'])
    expect(entrypoint).toContain(`=${folder}/${file}\n`);
  const [, home = ''] = /\bDOJO_HOME=(\S+)/.exec(dockerfile) ?? [];
  expect(argumentOf('VOLUME')).toBe(home);
});

test('the entrypoint is a script of the shell, and names commands that exist', async () => {
  expect(await execa('sh', ['-n'], { input: entrypoint, reject: false })).toMatchObject({
    exitCode: 0,
    stderr: '',
  });
  const program = await dojoProgram();
  const commands = [...entrypoint.matchAll(/^ *node "\$dojo" (\w.*?)(?: "| >)/gm)];
  expect(commands.map(([, words]) => words)).toEqual(['engine start', 'images load']);
  for (const [, words = ''] of commands)
    expect(whatLacks(program, { text: '', words: words.split(' '), lost: [] })).toBeNull();
});

test('in a container without privileges it says what it lacks, and does nothing', async () => {
  // Nobody, as a container without privileges has nothing to make a namespace with.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { exitCode, stderr } = await execa('sh', ['-s', 'grade', 'worker'], {
    ...{ ...nobody, input: entrypoint, reject: false, cwd: '/' },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^This container is not privileged, and cannot make sandboxes\nnext {6}docker run/,
  );
});
