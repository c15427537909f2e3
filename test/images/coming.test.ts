import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announceComing, imagesComing } from '../../src/images/coming.ts';
import { identify, writeProcessId } from '../../src/system/process-id.ts';
import { useOwnHome } from '../support/own-home.ts';

const home = useOwnHome();
const file = () => join(home(), 'images-coming.json');

test('what is being brought is known until it is there', () => {
  expect(imagesComing()).toEqual([]);
  const arrived = announceComing(['postgres:17-trixie']);
  expect(imagesComing()).toEqual(['postgres:17-trixie']);
  arrived();
  expect(imagesComing()).toEqual([]);
});

test('what another process has announced since stays', () => {
  const arrived = announceComing(['postgres:17-trixie']);
  const other = announceComing(['redis:8-trixie']);
  arrived();
  expect(imagesComing()).toEqual(['redis:8-trixie']);
  other();
});

test('a process that was killed brings nothing', async () => {
  const child = spawn('sleep', ['60']);
  const id = writeProcessId(identify(child.pid ?? 0));
  writeFileSync(file(), JSON.stringify({ process: id, images: ['redis:8-trixie'] }));
  expect(imagesComing()).toEqual(['redis:8-trixie']);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(imagesComing()).toEqual([]);
});

test.each(['', '{', '[]', '{"process":"x","images":[]}', '{"process":1,"images":"all"}'])(
  'garbage in its file is nothing: %s',
  (text) => {
    writeFileSync(file(), text);
    expect(imagesComing()).toEqual([]);
  },
);
