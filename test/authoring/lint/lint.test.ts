// Each rule both ways: a kata that keeps it, and what is said of one that breaks it.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { lint } from '../../../src/authoring/lint/lint.ts';
import { setOf } from '../../../src/katas/kata-set.ts';
import { SmallSet } from '../../support/small-set.ts';

const name = '41-call-me-by-name';
const kata = `katas/${name}`;
const right = `solutions/${name}`;
const wrong = `test/wrong-answers/${name}`;
let set: SmallSet;
beforeEach(() => {
  set = new SmallSet([name, '77-shrink-the-crate']);
});
afterEach(() => set.remove());

function findings(only?: string[]): string[] {
  const result = lint(setOf(set.path(kata)), only);
  return result.findings.map((finding) => `${finding.kata} ${finding.rule} ${finding.text}`);
}

test('the dojo’s own katas keep every rule', () => {
  expect(findings()).toEqual([]);
  expect(lint(setOf(set.path(kata))).held).toBeGreaterThan(20);
});

function route(katas: string[]): void {
  const all = { name: 'all', title: 'All', about: 'all', katas };
  set.write('katas/routes.json', JSON.stringify([all]));
}

type Change = () => void;
const cases: [string, Change, string][] = [
  [
    'a CLI block with an image without its tag',
    () => set.change(`${right}/README.md`, 'shop debian:trixie-slim getent', 'shop debian getent'),
    'cli solutions/README.md: saw debian, wanted an image of the catalogue with its exact tag',
  ],
  [
    'a CLI block with another tag',
    () => set.change(`${right}/README.md`, 'nginx:stable-trixie', 'nginx:latest'),
    'cli solutions/README.md: saw nginx:latest, wanted an image of the catalogue with its exact tag',
  ],
  [
    'a kata.json that lacks something',
    () => set.change(`${kata}/kata.json`, '"minutes": 15,', ''),
    'kata.json kata.json: saw ✖ Invalid input: expected number, received undefined → at minutes',
  ],
  [
    'a kata.json that is no JSON',
    () => set.write(`${kata}/kata.json`, '{ "title": '),
    'kata.json kata.json: saw Unexpected end of JSON input',
  ],
  [
    'an image that the catalogue does not have',
    () => set.change(`${kata}/kata.json`, 'node:24-trixie-slim', 'node:14'),
    'images kata.json: saw the image node:14, wanted images of the catalogue (images/)',
  ],
  [
    'an edit that is not there',
    () => rmSync(set.path(kata, 'setup.ts')),
    'edits setup.ts: saw no such file, wanted it, or a README that says that it is missing at first',
  ],
  [
    'a check of the starter that the spec does not have',
    () => set.change(`${kata}/kata.json`, 'orders finds', 'orders sees'),
    'starter kata.json: saw starterFailsAt “orders sees inventory by name”, wanted one of “orders',
  ],
  [
    'a README of more than a screen',
    () =>
      set.write(`${kata}/README.md`, `${set.read(`${kata}/README.md`)}${'\nmore\n'.repeat(20)}`),
    'readme README.md: saw 65 lines, wanted one screen (45 at most)',
  ],
  [
    'a line of prose that runs off the screen',
    () => set.change(`${kata}/README.md`, 'No names', `No names ${'o'.repeat(100)}`),
    'readme README.md:3: saw 19',
  ],
  [
    'a README that does not say what may be edited',
    () => set.change(`${kata}/README.md`, /`setup\.ts`/g, 'a file'),
    'readme README.md: saw no `setup.ts`, wanted each file that may be edited',
  ],
  [
    'a README with nothing to read more',
    () => set.change(`${kata}/README.md`, 'https://docs.docker.com', 'https://example.org'),
    'readme README.md: saw no link, wanted one link to docs.docker.com',
  ],
  [
    'a sentence that is read twice',
    () =>
      set.change(`${kata}/README.md`, 'No names are', `No names ${'and no words '.repeat(9)}are`),
    'plain README.md: saw 32 words in “No names and no words',
  ],
  [
    'a turn of speech that hides what is meant',
    () => set.change(`${kata}/hints.md`, 'So both', 'Whoever reads this knows. So both'),
    'plain hints.md: saw “whoever”, wanted words that are read once',
  ],
  [
    'a link to the top of a page',
    () => set.change(`${kata}/README.md`, /#differences[^)]*/, ''),
    'plain README.md: saw https://docs.docker.com/engine/network/drivers/bridge/, wanted a link to',
  ],
  [
    'a first hint without the term',
    () => set.change(`${kata}/hints.md`, '_user-defined bridge network_', 'network of your own'),
    'plain hints.md, hint 1: saw another word, wanted the term “user-defined bridge network”',
  ],
  [
    'a kata that teaches no term',
    () => set.change(`${kata}/kata.json`, /"terms".*\n/, ''),
    'plain kata.json: saw no terms, wanted the Docker terms',
  ],
  [
    'two hints',
    () => set.change(`${kata}/hints.md`, '## Hint 3', ''),
    'hints hints.md: saw 2 hints, wanted 3',
  ],
  [
    'a hint that says nothing',
    () => set.change(`${kata}/hints.md`, /## Hint 2[^]*## Hint 3/, '## Hint 2\n\n## Hint 3'),
    'hints hints.md, hint 2: saw nothing, wanted a step further (5 new words)',
  ],
  [
    'a hint that says an earlier one again',
    () => {
      const [, first = ''] = set.read(`${kata}/hints.md`).split(/## Hint \d/);
      set.change(`${kata}/hints.md`, /## Hint 2[^]*## Hint 3/, `## Hint 2${first}## Hint 3`);
    },
    'hints hints.md, hint 2: saw no new word, wanted a step further (5 new words)',
  ],
  [
    'a hint that types the answer',
    () => set.change(`${kata}/hints.md`, /$/, "Then write `.withHostname('inventory')` there.\n"),
    'hints hints.md, hint 3: saw a line of the reference (.withHostname(',
  ],
  [
    'no hints at all',
    () => rmSync(set.path(kata, 'hints.md')),
    'hints hints.md: saw no such file, wanted 3 hints',
  ],
  [
    'answers that nobody explains',
    () => rmSync(set.path(right, 'README.md')),
    'explained solutions/README.md: saw nothing, wanted why the answers work',
  ],
  [
    'one right answer',
    () => {
      for (const name of ['by-alias', 'at-creation'])
        rmSync(set.path(right, name), { recursive: true });
    },
    'answers solutions: saw 1 right answer, wanted 2 at least',
  ],
  [
    'no reference',
    () => renameSync(set.path(right, 'reference'), set.path(right, 'another')),
    'answers solutions: saw no reference/, wanted the answer that learners are shown',
  ],
  [
    'three wrong answers',
    () => {
      const [, , , ...others] = readdirSync(set.path(wrong));
      for (const name of others) rmSync(set.path(wrong, name), { recursive: true });
    },
    'answers wrong-answers: saw 3 wrong answers, wanted 4 at least',
  ],
  [
    'an answer with a file that is not to edit',
    () => set.write(`${right}/reference/kata.spec.ts`, ''),
    'answers right/reference/kata.spec.ts: saw a file, wanted only setup.ts',
  ],
  [
    'an answer that is the starter',
    () => set.write(`${right}/by-alias/setup.ts`, set.read(`${kata}/setup.ts`)),
    'answers right/by-alias/setup.ts: saw the starter’s content, wanted what differs from it',
  ],
  [
    'an answer without an answer',
    () => rmSync(set.path(wrong, 'two-networks/setup.ts')),
    'answers wrong/two-networks: saw no file of edits, wanted what makes it this answer',
  ],
  [
    'a mistake without what is expected of it',
    () => rmSync(set.path(wrong, 'two-networks/expected.json')),
    'expected wrong/two-networks/expected.json: saw ENOENT: no such file or directory',
  ],
  [
    'an expectation in words that anything says',
    () => set.write(`${wrong}/two-networks/expected.json`, '{"check":"a","message":"no"}'),
    'expected wrong/two-networks/expected.json: saw ✖ Too small',
  ],
  [
    'an expectation of a check that there is not',
    () => set.change(`${wrong}/two-networks/expected.json`, 'orders finds', 'orders sees'),
    'expected wrong/two-networks/expected.json: saw the check “orders sees inventory by name”',
  ],
  [
    'partial credit, and a check that nothing shows to stand alone',
    () => set.change(`${kata}/kata.json`, '"points": 10,', '"points": 10, "partialCredit": true,'),
    'credit wrong-answers: saw none with “orders finds inventory by name” left alone, wanted one',
  ],
  [
    'words for later',
    () => set.change(`${kata}/kata.spec.ts`, 'import', '// FIXME: one more check\nimport'),
    'leftovers kata.spec.ts:1: saw FIXME, wanted finished words',
  ],
  [
    'words for later in an answer, twice',
    () => set.change(`${right}/reference/setup.ts`, 'import', '// TODO\n// TODO\nimport'),
    'leftovers right/reference/setup.ts:1: saw TODO (and in 1 more line), wanted finished words',
  ],
  [
    'a file that neither kata.json nor the spec names',
    () => set.write(`${kata}/notes.txt`, ''),
    'strays notes.txt: saw a file, wanted only what kata.json or the spec names',
  ],
  [
    'what an editor left in an answer',
    () => set.write(`${right}/reference/setup.ts~`, ''),
    'strays right/reference/setup.ts~: saw what a tool left, wanted nothing of the kind',
  ],
  [
    'a file beside the mistakes',
    () => set.write(`${wrong}/list.md`, ''),
    'strays wrong-answers/list.md: saw a file, wanted only folders, one an answer',
  ],
];

test.each(cases)('%s', (_what, change, text) => {
  change();
  expect(findings([name]).map((one) => one.replaceAll(/\s+/g, ' '))).toContainEqual(
    expect.stringContaining(`${name} ${text}`),
  );
  // A mistake in one kata is no other’s.
  expect(findings(['77-shrink-the-crate'])).toEqual([]);
});

test('an edit that is missing at first is fine when the README says so', () => {
  rmSync(set.path('katas/77-shrink-the-crate/app/.dockerignore'));
  expect(findings()).toHaveLength(1);
  set.change(
    'katas/77-shrink-the-crate/README.md',
    '**You may edit** `app/.dockerignore`.',
    '**You may edit** `app/.dockerignore`. It is missing at first.',
  );
  expect(findings()).toEqual([]);
});

test('files in app/, and those that a spec names, are no strays', () => {
  set.write(`${kata}/app/server.js`, '');
  set.write(`${kata}/workshop.Dockerfile`, '');
  set.change(`${kata}/kata.spec.ts`, /$/, "// shop.yardstick('app', 'workshop.Dockerfile')\n");
  expect(findings()).toEqual([]);
});

test('a program that is called as an image is has no tag', () => {
  const run = (option: string) => `shop ${option}debian:trixie-slim getent`;
  set.change(`${right}/README.md`, run(''), run('--entrypoint node '));
  expect(findings()).toEqual([]);
});

test('code, tables and links may be wide; names of tests may be computed', () => {
  const wide = 'x '.repeat(60).trim();
  set.change(`${kata}/README.md`, /$/, `\n\`\`\`sh\n${wide}\n\`\`\`\n\n| ${wide} |\n`);
  set.change(`${kata}/kata.spec.ts`, "test('orders finds inventory by name'", 'test(first()');
  expect(findings()).toEqual([]);
});

describe('the set as a whole', () => {
  const ofSet: [string, Change, string][] = [
    [
      'two katas of one number',
      () => renameSync(set.path('katas/77-shrink-the-crate'), set.path('katas/41-crate')),
      '41-crate unique 41-crate: saw a second “41”, wanted a number and a name of its own',
    ],
    [
      'two katas of one name',
      () => renameSync(set.path('katas/77-shrink-the-crate'), set.path('katas/78-call-me-by-name')),
      '78-call-me-by-name unique 78-call-me-by-name: saw a second “call-me-by-name”',
    ],
    [
      'a track among another’s numbers',
      () => renameSync(set.path('katas/77-shrink-the-crate'), set.path('katas/47-crate')),
      '47-crate unique kata.json: saw the track layers, wanted networks, as others with 4…',
    ],
    [
      'a kata that builds on a later one',
      () => set.change(`${kata}/kata.json`, '"after": ["12"]', '"after": ["77"]'),
      `${name} after kata.json: saw after 77, wanted a kata with a lower number`,
    ],
    [
      'a route that names no kata',
      () => route(['41', '42']),
      ' routes katas/routes.json: saw 42 on all, wanted a kata that there is',
    ],
    [
      'a route that names a kata twice',
      () => route(['41', '77', '41']),
      ' routes katas/routes.json: saw 41 twice on all, wanted it once',
    ],
    [
      'a route that turns what builds on one another round',
      () => {
        set.change('katas/77-shrink-the-crate/kata.json', '"after": ["71"]', '"after": ["41"]');
        route(['77', '41']);
      },
      ' routes katas/routes.json: saw 77 before 41 on all, wanted what it builds on first',
    ],
    [
      'a last route that leaves a kata out',
      () => route(['41']),
      ' routes katas/routes.json: saw no 77 on all, wanted every kata on the last',
    ],
    [
      'routes that are none',
      () => set.write('katas/routes.json', '['),
      ' routes katas/routes.json: saw',
    ],
    [
      'answers of no kata',
      () => mkdirSync(set.path('solutions/12-gone')),
      ' strays solutions/12-gone: saw a folder, wanted one of a kata that there is',
    ],
    [
      'mistakes of no kata',
      () => mkdirSync(set.path('test/wrong-answers/12-gone')),
      ' strays test/wrong-answers/12-gone: saw a folder, wanted one of a kata that there is',
    ],
    [
      'a floor of no kata',
      () => set.write('test/floors/12-gone.ts', ''),
      ' strays test/floors/12-gone.ts: saw a file, wanted one of a kata that there is',
    ],
    [
      'a folder among the katas that is none',
      () => mkdirSync(set.path('katas/notes')),
      ' strays katas/notes: saw something else, wanted folders of katas (41-call-me-by-name)',
    ],
    [
      'a file among the katas',
      () => set.write('katas/kata.json', ''),
      ' strays katas/kata.json: saw something else, wanted folders of katas (41-call-me-by-name)',
    ],
    [
      'a folder without a kata in it',
      () => mkdirSync(set.path('katas/12-empty')),
      '12-empty kata.json kata.json: saw ENOENT',
    ],
    [
      'a file among the answers',
      () => set.write('solutions/list.md', ''),
      ' strays solutions/list.md: saw a file, wanted only folders, one a kata',
    ],
  ];

  test.each(ofSet)('%s', (_what, change, text) => {
    change();
    expect(findings()).toContainEqual(expect.stringContaining(text));
  });
});
