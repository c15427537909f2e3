import { randomInt } from 'node:crypto';
import { lab } from '#lab';
import { endsWith, gets, printsLabel, runsNode, shuffled } from './kata.checks.ts';

const shop = lab(import.meta.url);
const { nonce } = shop;
const title = `Corner Shop ${nonce}`;

/** What customers ask for: plain words, words that a shell reads in its own way, names of programs. */
const plain = [`${randomInt(2, 100)}`, `red apples ${nonce}`];
const odd = [
  `"Ada's"  $HOME * \`date\` ${nonce}`,
  ...shuffled(['', `--${nonce}`, ` \\t%s\\ ${nonce} `, `#a;b|c&d>${nonce}`, '*', '2']),
];
const programs = shuffled(['cat', 'date', 'echo', 'node', 'sh']);
/** Words that look like no word, or like an option, in front of all others. */
const odder = [
  ['', `nothing, and ${nonce}`],
  [`--${nonce}`, 'a dash'],
];
const orders = [plain, odd, programs, ...odder];

/** Lines that are too long: the program’s exit code says how many. */
const tooLong = Array.from(
  { length: randomInt(11, 21) },
  (_, n) => `line ${n + 1} has no room on the label`,
);

beforeAll(() => {
  // A shop that nobody has heard of before: only the program of this run knows its name.
  shop.edit('app/label.js', (js) => js.replace('Corner Shop', title));
});

/** Your image. */
const image = () => shop.buildOnce('app');

test('without arguments: the label for bread', async () => {
  await expect(await image()).toSatisfy(printsLabel(title, ['bread']));
});

test('a label for what was asked', async () => {
  for (const order of orders) await expect(await image()).toSatisfy(gets(order));
});

test('the default is not added', async () => {
  for (const order of orders)
    await expect(await image()).toSatisfy(printsLabel(title, order, { asked: order }));
});

test('another entrypoint still gets into the image', async () => {
  await expect(await image()).toSatisfy(runsNode({ insteadOf: title }));
});

test('the exit code of the program is that of the container', async () => {
  await expect(await image()).toSatisfy(endsWith(0));
  await expect(await image()).toSatisfy(
    endsWith(tooLong.length, { asked: [...tooLong, ...plain] }),
  );
});
