// Whose a submission is: said by its name or by the roster, and never guessed.
import { writeFileSync } from 'node:fs';
import { UsageError } from '../../../src/errors/errors.ts';
import { slugsFor } from '../../../src/grading/intake/students/slugs.ts';
import { Handed, told } from '../../support/submissions.ts';
import { zipOf } from '../../support/zips.ts';

const setup = 'katas/41-call-me-by-name/setup.ts';
const zip = zipOf([{ name: setup, content: 'mine' }]);

let handed: Handed;

beforeEach(() => {
  handed = new Handed();
});

afterEach(() => handed.remove());

/** Writes the roster beside the class, and takes what was handed in. */
function takeBy(roster: string | Buffer) {
  const file = handed.path('../roster.csv');
  writeFileSync(file, roster);
  return handed.take(file);
}

describe('names', () => {
  test('with spaces, accents, apostrophes, in any script', async () => {
    const names = ['Ada Lovelace', 'Jörg Müßig', 'Zoë O’Neil', 'Łukasz D’Angelo', '李明', '=1+1'];
    for (const name of names) handed.file(`${name}.zip`, zip);
    const all = await handed.take();
    expect(Object.fromEntries(all.map(({ student, slug }) => [student, slug]))).toEqual({
      'Ada Lovelace': 'ada-lovelace',
      'Jörg Müßig': 'jorg-mussig',
      'Zoë O’Neil': 'zoe-o-neil',
      'Łukasz D’Angelo': 'lukasz-d-angelo',
      李明: 'student-37d0005a',
      '=1+1': '1-1',
    });
    expect(all.map(({ student }) => student)).toContain('Zoë O’Neil');
  });

  test('two with one name are both shown', async () => {
    handed.file('Jo Kim.zip', zip);
    handed.files('jo  kim', { [setup]: 'theirs' });
    handed.file('Ada.zip', zip);
    const [ada, ...kims] = await handed.take();
    expect(ada?.remarks).toEqual([]);
    for (const one of kims)
      expect(told(one, 'same-name')).toEqual([
        expect.stringMatching(
          /^2 are called jo kim: (Jo Kim\.zip, jo {2}kim|jo {2}kim, Jo Kim\.zip)$/i,
        ),
      ]);
    expect(kims.map(({ slug }) => slug)).toEqual([
      expect.stringMatching(/^jo-kim-[0-9a-f]{8}$/),
      expect.stringMatching(/^jo-kim-[0-9a-f]{8}$/),
    ]);
    const again = await handed.take();
    expect(again.map(({ slug }) => slug)).toEqual([ada, ...kims].map((one) => one?.slug));
  });

  test('slugs stay apart, whatever is tried', () => {
    const one = { student: 'Ada', id: null, entry: 'a' };
    const [first = ''] = slugsFor([one, { ...one, entry: 'b' }]);
    const all = slugsFor([one, { ...one, entry: 'b' }, one, { ...one, student: first }]);
    expect(new Set(all).size).toBe(4);
    expect(all[3]).toBe(first);
    for (const slug of all) expect(slug).toMatch(/^[a-z0-9-]+$/);
  });
});

describe('a roster', () => {
  test('names by file, by pattern, by name, by id, by email', async () => {
    for (const name of ['lovelace.zip', 'jork_4711_17.zip', 'zoë o’neil.zip', '2044.zip'])
      handed.file(name, zip);
    handed.files('mo@example.org', { [setup]: 'mine' });
    const all = await takeBy(
      [
        'Name,ID,Email,File',
        'Ada Lovelace,1,,lovelace.zip',
        'Jörg Müßig,2,,*_4711_*',
        '"Zoë O’Neil",3,,',
        'Kim Doe,2044,,',
        'Mo Salah,5,mo@example.org,',
      ].join('\n'),
    );
    expect(all.map(({ student, id, remarks }) => [student, id, remarks])).toEqual([
      ['Ada Lovelace', '1', []],
      ['Jörg Müßig', '2', []],
      ['Kim Doe', '2044', []],
      ['Mo Salah', '5', []],
      ['Zoë O’Neil', '3', []],
    ]);
  });

  test('names as hand-in writes them into the name of a file; a name without letters is nobody', async () => {
    for (const name of ['jorg-mussig.zip', 'zoe-o-neil.zip', 'hand-in.zip']) handed.file(name, zip);
    const all = await takeBy('name,id\nJörg Müßig,1\nZoë O’Neil,2\n李雷,3\n');
    expect(all.map(({ student, id, source }) => [student, id, source !== null])).toEqual([
      ['hand-in', null, true],
      ['Jörg Müßig', '1', true],
      ['Zoë O’Neil', '2', true],
      ['李雷', '3', false],
    ]);
  });

  test('two names that make one file name: whose it is is not guessed', async () => {
    handed.file('jo-kim.zip', zip);
    const all = await takeBy('name,id\nJo Kim,1\nJo-Kim,2\n');
    expect(all.find(({ source }) => source !== null)?.id).toBeNull();
  });

  test('names by login, as another platform calls a student', async () => {
    handed.file('ada42.zip', zip);
    const [ada, ...others] = await takeBy('name,id,username\nAda Lovelace,1,ada42\n');
    expect([ada?.student, others]).toEqual(['Ada Lovelace', []]);
  });

  test('one who is missing, one who is unknown', async () => {
    handed.file('Ada Lovelace.zip', zip);
    handed.file('Mallory.zip', zip);
    const [ada, bob, mallory] = await takeBy('name,id\nAda Lovelace,1\nBob,2\n');
    expect(ada).toMatchObject({ id: '1', remarks: [] });
    expect(bob).toMatchObject({ id: '2', source: null, folder: null, katas: [], slug: 'bob' });
    expect(bob && told(bob, 'missing')).toEqual(['on the roster, and nothing came']);
    expect(mallory).toMatchObject({ student: 'Mallory', id: null });
    expect(mallory && told(mallory, 'unknown')).toEqual(['Mallory.zip fits no row of the roster']);
  });

  test('a name of two rows is nobody’s', async () => {
    handed.file('Jo Kim.zip', zip);
    const all = await takeBy('name,id\nJo Kim,1\nJo Kim,2\n');
    const unknown = all.find(({ source }) => source !== null);
    expect(all).toHaveLength(3);
    expect(unknown?.id).toBeNull();
    expect(unknown && told(unknown, 'unknown')).toEqual([
      'Jo Kim.zip fits 2 rows of the roster: whose it is is not guessed',
    ]);
    expect(
      all
        .filter((one) => told(one, 'missing').length > 0)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['1', '2']);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(3);
  });

  test('two submissions of one row are both shown', async () => {
    handed.file('Ada.zip', zip);
    handed.file('Ada.tar.gz', '');
    const all = await takeBy('name,id\nAda,1\n');
    expect(all.map((one) => [one.id, told(one, 'same-name').length])).toEqual([
      ['1', 1],
      ['1', 1],
    ]);
  });

  test('when it came, by the place it came through', async () => {
    handed.file('Ada.zip', zip);
    handed.file('Bob.zip', zip);
    const [ada, bob] = await takeBy('name,submitted\nAda,2026-12-01T23:59:00+01:00\nBob,\n');
    expect([ada?.submittedAt, bob?.submittedAt]).toEqual(['2026-12-01T22:59:00.000Z', null]);
  });

  test.each([
    ['semicolons', 'name;id\n"Lovelace; Ada";1\n'],
    ['tabs', 'name\tid\nLovelace; Ada\t1\n'],
    ['a mark at its beginning', '\ufeffname,id\nLovelace; Ada,1\n'],
    ['Windows’ line ends', 'NAME , Id\r\nLovelace; Ada,1\r\n\r\n'],
    ['columns of other systems', 'First name,Last name,ID number,Groups\n,Lovelace; Ada,1,A\n'],
    [
      'what Canvas exports',
      'Student,ID,SIS Login ID,Section,Lab 1 (7)\n,,,,Manual Posting\n    Points Possible,,,,35\n' +
        'Lovelace; Ada,1,ada,A,\n',
    ],
    ['a name stored the other way', 'name,id\n Lovelace;  Ada ,1\n'],
  ])('%s', async (_what, roster) => {
    handed.file('Lovelace; Ada.zip', zip);
    const [ada, ...others] = await takeBy(roster);
    expect([ada?.student, ada?.id, ada?.remarks, others]).toEqual(['Lovelace; Ada', '1', [], []]);
  });

  test('umlauts that macOS takes apart', async () => {
    handed.file(`${'Jörg'.normalize('NFD')}.zip`, zip);
    const [jorg, ...others] = await takeBy('name,id\nJörg,1\n');
    expect([jorg?.student, jorg?.id, others]).toEqual(['Jörg', '1', []]);
  });

  test.each<[string, string | Buffer, string]>([
    ['no name', 'id,file\n1,a.zip\n', 'one of them has to be called name'],
    ['no row', 'name,id\n', 'it has no row'],
    ['nothing', '', 'it has no row'],
    ['a row that is too long', 'name,id\nAda,1\nBob,2,3,4\n', 'line 3'],
    ['an id twice', 'name,id\nAda,1\nBob,1\n', 'two rows have the id 1'],
    ['a row without a name', 'name,id\nAda,1\n,2\n', 'has no name'],
    [
      'a time without its offset',
      'name,submitted\nAda,2026-12-01 23:59\n',
      'has to be like 2026-12-01T23:59',
    ],
    ['another encoding', Buffer.from('name\nJ\xf6rg\n', 'latin1'), 'it is not UTF-8'],
    ['an open quote', 'name\n"Ada\n', 'Quote Not Closed'],
  ])('%s', async (_what, roster, words) => {
    handed.file('Ada.zip', zip);
    const taking = takeBy(roster);
    await expect(taking).rejects.toThrow(UsageError);
    await expect(taking).rejects.toThrow(words);
    await expect(taking).rejects.toThrow('roster.csv');
  });

  test('one that is not there', async () => {
    await expect(handed.take('/nowhere/roster.csv')).rejects.toThrow('ENOENT');
  });
});

test('submissions that are not there', async () => {
  await expect(handed.takeFrom('/nowhere')).rejects.toThrow(UsageError);
});
