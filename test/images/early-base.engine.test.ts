import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { makeArchive } from '../../src/images/bootstrap.ts';
import { catalogue } from '../../src/images/catalogue.ts';
import { beginBase } from '../../src/images/early-base.ts';
import { temporaryFolder } from '../../src/system/temporary-folder.ts';
import { silently } from '../../src/system/steps.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { noSecondEngine } from '../support/as-root.ts';
import { describeUnless } from '../support/describe-unless.ts';

test('where there is an engine, nothing is begun', async () => {
  expect(await beginBase(silently)).toBeNull();
});

describeUnless(noSecondEngine(), 'the base image’s files', () => {
  test('whose making is ended in the middle: nothing of it is left', async () => {
    const image = catalogue().find(({ bootstrap }) => bootstrap);
    if (!image) throw new Error('no image is made from packages alone');
    const { folder, remove } = temporaryFolder('image');
    const stop = new AbortController();
    const making = makeArchive(image, folder, silently, stop.signal).catch(() => 'ended');
    const processes = async () => (await execa('pgrep', ['-f', folder], { reject: false })).stdout;
    const strays = () => readdirSync(tmpdir()).filter((name) => name.startsWith('mmdebstrap.'));
    const before = strays();
    await waitFor(
      async () => ((await processes()) && readdirSync(folder).length > 0) || undefined,
      {
        ...{ withinMs: 20_000, everyMs: 20 },
      },
    );
    stop.abort();
    expect(await making).toBe('ended');
    remove();
    const kept = existsSync(folder);
    expect({ processes: await processes(), strays: strays(), kept }).toEqual({
      ...{ processes: '', strays: before, kept: false },
    });
  });
});
