// Two runs on one engine, as two submissions that are judged side by side: neither reads what the other
// has left in a cache mount, nor gets a step from the build cache that has read it.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheMountsOf, KeptMounts } from '../../../../src/lab/objects/builder/cache-mounts.ts';
import { removeRecords } from '../../../../src/lab/objects/builder/cache-records.ts';
import { build } from '../../../../src/lab/objects/builder/build.ts';
import { Workbench } from '../../../support/containers.ts';

const word = randomBytes(6).toString('hex');
const read = 'cat /pantry/word > /word || echo nothing > /word';
let poisoner: Workbench;
let other: Workbench;

beforeAll(async () => {
  [poisoner, other] = await Promise.all([Workbench.open(), Workbench.open()]);
});
afterAll(async () => {
  await Promise.all([poisoner.close(), other.close()]);
});

/** Builds a Dockerfile in a run; resolves to what its image has in the file /word. */
async function wordIn(bench: Workbench, steps: string, target?: string): Promise<string> {
  // A word of this test, so that no step comes from what an earlier one has built.
  const dockerfile = `FROM debian:trixie-slim AS first\nENV TEST=${word}\n${steps}\n`;
  writeFileSync(join(other.context, 'Dockerfile'), dockerfile);
  const built = await build(bench.run, { context: other.context, ...(target ? { target } : {}) });
  if (!built.ok) throw built.fault;
  const { output } = await bench.runOnce(built.imageId, ['cat', '/word']);
  return output.trim();
}

function mount(id: string): string {
  return `RUN --mount=type=cache,${id},target=/pantry`;
}

/** A builder that is full throws cache mounts away, whosesoever: what is tried is tried again then. */
async function untilKept(attempt: (round: number) => Promise<string>): Promise<void> {
  for (let round = 1; round < 5; round += 1) if ((await attempt(round)) === word) return;
  throw new Error('the builder keeps no cache mount');
}

test.each([
  ['of the same id', 'id=pantry'],
  ['without an id, at the same path', 'sharing=shared'],
  ['that is locked', 'id=locked,sharing=locked'],
])('a cache mount %s is another one for another run', async (_, id) => {
  let late = '';
  await untilKept(async (round) => {
    const poisoned = `${mount(id)} : ${round}; echo ${word} | tee /pantry/word > /word`;
    expect(await wordIn(poisoner, poisoned)).toBe(word);
    // It is still there, for whose it is.
    late = `${mount(id)} : ${id} ${round}; ${read}`;
    return wordIn(poisoner, late);
  });
  expect(await wordIn(other, late)).toBe('nothing');
});

test('a step that has read a poisoned mount is run anew for another run', async () => {
  // The last stage is the same for both, and says nothing of the one that poisons.
  let both = '';
  await untilKept(async (round) => {
    both = [
      `${mount('id=stage')} : ${round}; echo ${word} | tee /pantry/word > /word`,
      ...['FROM debian:trixie-slim', `ENV TEST=${word}`],
      `${mount('id=stage')} : ${round}; ${read}`,
    ].join('\n');
    expect(await wordIn(poisoner, both, 'first')).toBe(word);
    return wordIn(poisoner, both);
  });
  expect(await wordIn(other, both)).toBe('nothing');
  // Within a run the cache is there as before.
  const built = await build(other.run, { context: other.context });
  expect(built.steps.find(({ name }) => name.includes('id=stage'))).toMatchObject({ cached: true });
});

test('who knows what a run is called does not get to its mounts', async () => {
  expect(await wordIn(other, `${mount('id=own')} echo own | tee /pantry/word > /word`)).toBe('own');
  const { id } = other.run;
  for (const path of [`../${id}/own`, `${id}/own`, `/${id}/own`, `../../${id}/own`])
    expect(await wordIn(poisoner, `${mount(`id=${path}`)} ${read}`)).toBe('nothing');
  const named = `ARG BUILDKIT_CACHE_MOUNT_NS=${id}\n${mount('id=own')} : named; ${read}`;
  expect(await wordIn(poisoner, named)).toBe('nothing');
});

test('a cache mount is free for the next build, and its loss is noticed', async () => {
  const step = `${mount('id=kept')} date > /pantry/word; ${read}`;
  await wordIn(other, step);
  const mounts = await KeptMounts.of(other.run);
  const [kept, ...more] = (await cacheMountsOf(other.run)).filter(({ Description: text }) =>
    text.includes('/kept"'),
  );
  expect([kept?.InUse, more]).toEqual([false, []]);
  await mounts.haveStayed();
  if (kept) await removeRecords(other.run.endpoint.host, [kept]);
  await expect(mounts.haveStayed()).rejects.toThrow('thrown away a cache mount');
});
