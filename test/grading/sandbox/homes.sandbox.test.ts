import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { requireEngine } from '../../../src/engine/discover.ts';
import { gradingHome, slotOf, slotsOfHome } from '../../../src/grading/sandbox/slot.ts';
import { dojo } from '../../support/dojo.ts';
import { describeWithSandboxes, rowOf, SmallClass } from '../../support/grading/small-class.ts';

const long =
  'a-folder-whose-name-is-longer-than-the-address-of-a-socket-may-be-on-any-linux'.repeat(2);

describeWithSandboxes('a class graded with another DOJO_HOME', () => {
  const small = new SmallClass({ ada: 'right', bob: 'wrong' });
  const homes: string[] = [];

  beforeAll(async () => {
    // The disks with all images are made once; other homes share them.
    const args = ['grade', small.folder, '--katas', '41', '--out', small.path('first')];
    const { exitCode, all } = await dojo([...args, '--jobs', '1']);
    if (exitCode !== 0) throw new Error(all);
    // On a busy machine it takes minutes to make them.
  }, 900_000);
  afterAll(() => {
    small.remove();
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });

  test.each([
    ['below /tmp', '/tmp', 'home'],
    ['below /var/tmp', '/var/tmp', 'home'],
    ['below /home', '/home', 'home'],
    ['below /root', '/root', 'home'],
    ['below what the sandbox calls the engine’s data', '/data', 'home'],
    ['with spaces and letters of other languages', '/tmp', 'мой дом $HOME/Übung 1'],
    ['with a long name', '/tmp', long],
  ])('%s: the same verdicts', async (_where, parent, name) => {
    const isNew = !existsSync(parent);
    mkdirSync(parent, { recursive: true });
    const root = mkdtempSync(join(parent, 'docker-dojo-'));
    homes.push(isNew ? parent : root);
    const home = join(root, name);
    mkdirSync(join(home, 'grading'), { recursive: true });
    symlinkSync(join(gradingHome(), 'pool.xfs'), join(home, 'grading', 'pool.xfs'));
    const { host } = await requireEngine();
    const { exitCode, all } = await dojo(
      ['grade', small.folder, '--katas', '41', '--out', small.path(root), '--jobs', '1'],
      { env: { DOJO_HOME: home, DOCKER_HOST: host } },
    );
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(small.sheet(root).students.map(rowOf)).toMatchObject([
      [{ status: 'passed' }],
      [{ status: 'failed' }],
    ]);
  });
});

describe('the paths of a slot', () => {
  test('fit into the address of a socket, whatever the home; no two homes share them', () => {
    const before = process.env['DOJO_HOME'];
    try {
      const folders = ['/tmp/a', `/tmp/${long}`].map((home) => {
        process.env['DOJO_HOME'] = home;
        const { meeting, runs } = slotOf(63);
        expect(join(meeting, 'docker.sock').length).toBeLessThan(90);
        expect(join(runs, '0123456789.sock').length).toBeLessThan(90);
        return slotsOfHome();
      });
      expect(new Set(folders).size).toBe(2);
    } finally {
      process.env['DOJO_HOME'] = before;
    }
  });
});
