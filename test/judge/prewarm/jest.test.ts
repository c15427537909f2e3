import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareJest, takeJest } from '../../../src/judge/prewarm/jest.ts';
import { waitFor } from '../../../src/system/wait-for.ts';

test('nobody is judged by a Jest that could not begin, since its folder was just being moved', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'docker-dojo-moved-'));
  const folder = join(parent, 'kata');
  const prepared = prepareJest(folder);
  await waitFor(() => (prepared.ended ? true : undefined), { withinMs: 20_000 });
  const taken = await takeJest(folder);
  await taken.drop();
  rmSync(parent, { recursive: true });
  expect(taken).not.toBe(prepared);
});
