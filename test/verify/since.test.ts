import { currentSet } from '../../src/katas/kata-set.ts';
import { selectSince } from '../../src/verify/since.ts';

test('since the commit that is checked out: no engine, but for katas that are being edited', async () => {
  const { names, provable, leftOut } = await selectSince('HEAD', currentSet());
  expect(names).toEqual(expect.arrayContaining(['types', 'lint', 'texts', 'units']));
  expect(names.includes('katas')).toBe(provable.katas.length > 0);
  expect(names).not.toContain('engines');
  expect(leftOut).toMatch(/^left out: .*engine, cleanup/);
});

test('a commit that is not there is a mistyped one', async () => {
  await expect(selectSince('no-such-commit', currentSet())).rejects.toThrow('no such commit');
});
