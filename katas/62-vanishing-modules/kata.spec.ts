import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lab } from '#lab';
import { hasNoFileBut } from './kata.checks.ts';

const lane = lab<typeof import('./setup.ts')>(import.meta.url);
const page = 'http://localhost:8080/';

/** A page with a time in it, for the package `ms` to write out. */
const sign = () => {
  const [words, days] = [`A new sign ${randomUUID()}`, randomInt(100, 10_000)];
  return { text: `${words} in {${days * 86_400_000}}`, shown: `${words} in ${days} days` };
};
const [first, second] = [sign(), sign()];
const edits = () => Array.from({ length: 5 }, () => `No new sign ${randomUUID()}`);
const [today, tomorrow, inTheEvening] = [edits(), edits(), edits()];

const pageFile = 'src/page.html';
const others = ['package.json', 'package-lock.json', 'src/server.js'];
const ours = (file: string) => readFileSync(join(import.meta.dirname, 'app', file), 'utf8');
const files = Object.fromEntries(others.map((file) => [file, ours(file)]));
const project = lane.hostFolder('project', { ...files, [pageFile]: first.text });

beforeAll(() => {
  lane.edit(`app/${pageFile}`, () => first.text);
});

const input = async () => ({ image: (await lane.buildOnce('app')).id, project: project.path });

test('the shop starts in development', async () => {
  const { shop } = await lane.start(await input());
  await expect(shop).toServe(page, { body: first.shown });
});

test('an edit on the host is served', async () => {
  const { shop } = await lane.start(await input());
  await expect(shop).toShowAtOnce(pageFile, { of: project, at: page, texts: today });
});

test('npm left nothing on the host', async () => {
  await lane.start(await input());
  await expect(project).toSatisfy(hasNoFileBut(files, { edited: pageFile }));
});

test('and again tomorrow', async () => {
  const { shop } = await lane.start(await input());
  const [{ shop: next }] = await Promise.all([
    lane.startAgain(await input()),
    shop.restart({ graceSeconds: 0 }),
  ]);

  project.replace(pageFile, second.text);
  await expect(shop).toServe(page, { body: second.shown });
  await expect(next).toServe(page, { body: second.shown });
  await expect(shop).toShowAtOnce(pageFile, { of: project, at: page, texts: tomorrow });
  await expect(next).toShowAtOnce(pageFile, { of: project, at: page, texts: inTheEvening });
  await expect(project).toSatisfy(hasNoFileBut(files, { edited: pageFile }));
});
