import { dojo } from '../support/dojo.ts';

/** A command’s help, and those of its subcommands: what every one of them has to say. */
async function helpOf(
  words: string[],
): Promise<{ words: string[]; exitCode?: number; text: string }[]> {
  const { exitCode, stdout: text } = await dojo([...words, '--help']);
  // The program’s own are listed in groups, a command’s as its commands.
  const parts = text
    .split('\n\n')
    .filter((part) => !/^(?:Options|Arguments|Examples?):/.test(part));
  const listed = parts.filter((part) => /^[A-Z][\w ,]*:\n {2}/.test(part)).join('\n');
  const subcommands = [...listed.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name = '']) => name);
  const below: Awaited<ReturnType<typeof helpOf>> = [];
  for (const name of subcommands.filter((one) => one !== 'help'))
    below.push(...(await helpOf([...words, name])));
  return [{ words, text, ...(exitCode === undefined ? {} : { exitCode }) }, ...below];
}

test('every command and subcommand: exit 0, an example, within 80 columns', async () => {
  const all = await helpOf([]);
  const names = all.map(({ words }) => words.join(' '));
  for (const name of ['', 'list', 'new', 'engine stop', 'images load'])
    expect(names).toContain(name);
  const lacking = all.filter(
    ({ exitCode, text }) => exitCode !== 0 || !/^Examples?:\n {2}\S*.*npm /m.test(text),
  );
  expect(lacking.map(({ words }) => words.join(' '))).toEqual([]);
  const wide = all.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 80));
  expect(wide).toEqual([]);
});

test.each([
  [['41'], 'npm test 41'],
  [['LIST'], 'Did you mean list?'],
  [['hintt', '41'], 'Did you mean hint?'],
  [['verfiy', '41'], 'Did you mean verify?'],
  [['list', '--kata', 'x'], 'Did you mean --katas?'],
  [['nonsense'], 'npm run dojo -- --help'],
])('%j: exit 64, and what may have been meant', async (words, meant) => {
  const { exitCode, stdout, stderr } = await dojo(words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(meant);
});
