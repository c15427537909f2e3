// No kata: a spec that looks at nothing, for a process that is to judge fast when its turn comes.
import { lab } from '#lab';

const nothing = lab(import.meta.url);

test('Jest and the lab are loaded', () => {
  expect(nothing.nonce).toMatch(/^[0-9a-f]{12}$/);
});
