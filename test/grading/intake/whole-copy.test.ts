// Somebody hands in the whole dojo: with it come its sample class, its answers, and its own tests.
import { cpSync } from 'node:fs';
import { Clone } from '../../support/clone.ts';
import { Handed, katas, takenOf, told } from '../../support/submissions.ts';

const sample = 'docs/classroom/sample/submissions';

let clone: Clone;
let handed: Handed;

beforeAll(async () => {
  clone = await Clone.make();
});
afterAll(() => clone.remove());
beforeEach(() => {
  handed = new Handed();
});
afterEach(() => handed.remove());

test('a copy is one submission, and nothing in it is news', async () => {
  const [copy, ...others] = await handed.takeFrom(clone.folder);
  expect([copy && told(copy), others]).toEqual([[], []]);
  expect(copy?.katas).toEqual(katas.map(({ folderName }) => folderName));
});

test('an archive that the dojo does not have is told, and one that is not as the dojo has it', async () => {
  const below = 'Ada/work/docker-dojo-main';
  cpSync(clone.folder, handed.path(below), { recursive: true });
  handed.file(`${below}/katas/41-call-me-by-name/setup.ts`, 'mine');
  handed.file(`${below}/docs/mine.zip`, 'PK');
  handed.file(`${below}/${sample}/1003.tar.gz`, 'another');
  handed.file(`${below}/${sample}/dilan.bundle`, Buffer.alloc(6_000_000));
  const ada = await handed.takeOne();
  expect(told(ada).map((text) => text.replace('work/docker-dojo-main/', ''))).toEqual([
    `${sample}/1003.tar.gz is an archive in the submission; it was not unpacked`,
    'docs/mine.zip is an archive in the submission; it was not unpacked',
    expect.stringMatching(/dilan\.bundle .* left out$/),
  ]);
  expect(ada.katas).toHaveLength(katas.length);
  expect(takenOf(ada)['41-call-me-by-name/setup.ts']).toBe('mine');
});

test('the sample class is six submissions', async () => {
  const all = await handed.takeFrom(clone.path(sample));
  expect(all.map(({ student, katas: own }) => [student, own.length])).toEqual([
    ...[
      ['1003', 2],
      ['Ada Lovelace', 2],
      ['Ben Okafor', 2],
    ],
    ...[
      ['dilan', 2],
      ['eva', 2],
      ['Finn Larsen', 1],
    ],
  ]);
  expect(all.flatMap((one) => told(one))).toEqual([]);
});
