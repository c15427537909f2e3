import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import { requireEngine } from '../../src/engine/discover.ts';
import { hostAuthorities } from '../../src/images/host-ca.ts';
import type { GradeSheet } from '../../src/grading/model/model.ts';
import { waitFor } from '../../src/system/wait-for.ts';
import { Clone } from '../support/clone.ts';
import { describeWithSandboxes, rowOf, SmallClass } from '../support/grading/small-class.ts';

const project = `docker-dojo-test-${randomBytes(4).toString('hex')}`;

describeWithSandboxes('a class on deploy/compose', () => {
  const small = new SmallClass({ ada: 'right', bob: 'wrong', cyd: 'another', dan: 'right' });
  let clone: Clone;
  let host: string;

  /** Runs docker, as the operator of docs/scale.md does; resolves to all that it printed. */
  async function docker(...args: string[]): Promise<string> {
    const env = { DOCKER_HOST: host, WORKER_IMAGE: project };
    const cwd = clone.path('deploy/compose');
    return (await execa('docker', args, { cwd, env, all: true })).all;
  }
  const compose = (...args: string[]) => docker('compose', '--project-name', project, ...args);
  const worker = (number: number) => `${project}-worker-${number}`;

  beforeAll(async () => {
    ({ host } = await requireEngine());
    clone = await Clone.make();
    const saved = await clone.dojo(['images', 'save', clone.path('images.tar')]);
    if (saved.exitCode !== 0) throw new Error(saved.all);
    await buildImage();
    configure();
  });
  afterAll(async () => {
    await compose('--profile', 'grader', 'down', '--volumes').catch(() => undefined);
    await docker('image', 'rm', '--force', project).catch(() => undefined);
    clone.remove();
    small.remove();
  });

  /** The worker image; npm reaches its registry as it does here. */
  async function buildImage(): Promise<void> {
    const { stdout: registry } = await execa('npm', ['config', 'get', 'registry']);
    const lines = [`registry=${registry}`, 'replace-registry-host=npmjs', 'cafile=/run/secrets/ca'];
    writeFileSync(clone.path('npmrc'), lines.join('\n'));
    writeFileSync(clone.path('ca.pem'), await hostAuthorities());
    await docker(
      ...['build', '--tag', project, '--file', clone.path('deploy/worker/Dockerfile')],
      ...['--secret', `id=npmrc,src=${clone.path('npmrc')}`],
      ...['--secret', `id=ca,src=${clone.path('ca.pem')}`, clone.folder],
    );
  }

  /** The passwords, and the folders of the class. */
  function configure(): void {
    const folder = clone.path('deploy/compose');
    const users = join(folder, 'redis/users.acl');
    let acl = readFileSync(users, 'utf8');
    const settings = [`DOJO_QUEUE_SECRET=${randomBytes(16).toString('hex')}`, 'WORKERS=3'];
    for (const user of ['GRADER', 'WORKER', 'SCALER']) {
      const password = randomBytes(16).toString('hex');
      const hash = createHash('sha256').update(password).digest('hex');
      acl = acl.replace(`SHA256_OF_THE_${user}S_PASSWORD`, hash);
      settings.push(`${user}_PASSWORD=${password}`);
    }
    writeFileSync(users, acl);
    writeFileSync(join(folder, '.env'), settings.join('\n'));
    cpSync(small.folder, join(folder, 'submissions'), { recursive: true });
    for (const name of ['class', 'graded']) mkdirSync(join(folder, name));
    chmodSync(users, 0o644);
  }

  test('three workers judge, one is killed in the middle: each submission has its verdict', async () => {
    await compose('up', '--detach');
    const said = async (pattern: RegExp, of: string) =>
      pattern.test(await docker('logs', of)) || undefined;
    for (const number of [1, 2, 3])
      expect(
        await waitFor(() => said(/judging 1 at once/, worker(number)), { withinMs: 240_000 }),
      ).toBe(true);
    const grading = compose(
      ...['run', '--rm', 'grader', 'grade', '/submissions', '--katas', '41', '--out', '/graded'],
    );
    const judging = await waitFor(
      async () => {
        for (const number of [1, 2, 3])
          if (await said(/run [0-9a-f]+ found/, worker(number))) return worker(number);
        return undefined;
      },
      { withinMs: 120_000 },
    );
    await docker('kill', judging ?? worker(1));
    const written = await grading;
    expect(written).toContain('3 passed, 1 failed, 0 could not be judged');
    const sheet = JSON.parse(
      readFileSync(clone.path('deploy/compose/graded/sheet.json'), 'utf8'),
    ) as GradeSheet;
    expect(sheet.students.map(rowOf)).toMatchObject(
      ['passed', 'failed', 'passed', 'passed'].map((status) => [{ status }]),
    );
  });
});
