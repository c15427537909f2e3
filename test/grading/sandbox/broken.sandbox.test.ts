// A sandbox that judges everybody wrongly, on purpose: nobody may get a false mark from it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { requireEngine } from '../../../src/engine/discover.ts';
import { gradingHome } from '../../../src/grading/sandbox/slot.ts';
import { dojo } from '../../support/dojo.ts';
import { TestRedis } from '../../support/grading/redis.ts';
import { Running } from '../../support/grading/running.ts';
import { describeWithSandboxes, SmallClass } from '../../support/grading/small-class.ts';

/** A disk on which the setups’ user cannot read its own files: every setup fails, right or wrong. */
const breakDisks = `
  cd "$POOL"
  for disk in $DISKS; do
    mkdir -p /tmp/docker-dojo-broken && mount -o loop "$disk" /tmp/docker-dojo-broken
    chmod 700 /tmp/docker-dojo-broken/runs
    umount /tmp/docker-dojo-broken && rmdir /tmp/docker-dojo-broken
  done`;

describeWithSandboxes('a sandbox that is broken', () => {
  const small = new SmallClass({ ada: 'right', bob: 'wrong', cyd: 'another', dan: 'right' });
  const home = mkdtempSync(join(tmpdir(), 'docker-dojo-broken-home-'));
  let env: NodeJS.ProcessEnv;
  const args = (out: string, jobs: string) => [
    ...['grade', small.folder, '--katas', '41', '--out', small.path(out), '--jobs', jobs],
  ];
  const copyPool = () =>
    execa('cp', ['--sparse=always', join(gradingHome(), 'pool.xfs'), join(home, 'grading')]);

  beforeAll(async () => {
    // The disks with all images are made once, for two slots.
    const { exitCode, all } = await dojo(args('first', '2'));
    if (exitCode !== 0) throw new Error(all);
    mkdirSync(join(home, 'grading'));
    env = { DOJO_HOME: home, DOCKER_HOST: (await requireEngine()).host };
    await copyPool();
    // On a busy machine it takes minutes to make them.
  }, 900_000);
  afterAll(() => {
    small.remove();
    rmSync(home, { recursive: true, force: true });
  });

  /** Breaks the disks that new sandboxes begin with, of all slots or of the first. */
  async function breakPool(disks: string, inside: string[] = []): Promise<void> {
    const pool = join(home, 'grading', 'pool');
    const mounted = `mkdir -p "$POOL"; mount -o loop "$POOL.xfs" "$POOL"; ${breakDisks}; cd /; umount "$POOL"`;
    const [enter = '', ...rest] =
      inside.length > 0 ? inside : ['unshare', '--mount', '--propagation', 'private'];
    const script = inside.length > 0 ? breakDisks : mounted;
    await execa(enter, [...rest, 'sh', '-euc', script], { env: { POOL: pool, DISKS: disks } });
  }

  function statuses(out: string) {
    return small.sheet(out).students.map(({ results }) => results[0]?.verdict?.status);
  }

  const right = ['passed', 'failed', 'passed', 'passed'];

  test('in the middle of a grading: its verdicts are withdrawn, and judged anew', async () => {
    const grading = new Running(args('middle', '2'), env);
    await grading.says(/1 of 4 /);
    await breakPool('golden-*', ['nsenter', '--mount', '--target', String(graderOf('middle'))]);
    const code = await grading.ended();
    expect(grading.written).toMatch(/: withdrawn, and judged anew/);
    // Both are broken now: no verdict is left but errors, and those that a right canary stands behind.
    expect({ code, all: grading.written }).toMatchObject({ code: 2 });
    expect(new Set(statuses('middle'))).toEqual(new Set(['error']));
    const { students } = small.sheet('middle');
    expect(students[0]?.results[0]?.verdict?.message).toContain('the reference answer to kata');
  });

  test('from the beginning: everything is an error, and says why', async () => {
    const { exitCode, all } = await dojo(args('all', '1'), { env });
    expect({ exitCode, all }).toMatchObject({ exitCode: 2 });
    expect(all).toMatch(/judges nobody: the reference answer to kata \d\d should pass, and failed/);
    expect(new Set(statuses('all'))).toEqual(new Set(['error']));
  });

  test('as a worker of a queue: it judges nobody, and ends', async () => {
    const redis = await TestRedis.start();
    const worker = new Running(
      ['grade', 'worker', '--queue', redis.address, '--jobs', '1', '--unsigned'],
      env,
    );
    expect({ code: await worker.ended(), all: worker.written }).toMatchObject({ code: 2 });
    expect(worker.written).toContain('Nothing here judges rightly: this worker judges nobody');
    await redis.close();
  });

  test('as a worker, in the middle: what it has judged is judged anew by another', async () => {
    await copyPool();
    const redis = await TestRedis.start();
    const queue = ['--queue', redis.address];
    const worker = (own: NodeJS.ProcessEnv) =>
      new Running(['grade', 'worker', ...queue, '--jobs', '1', '--unsigned'], own);
    const broken = worker(env);
    const grading = new Running([...args('far', '1').slice(0, -2), ...queue]);
    await broken.says(/kata 41: /, 280_000);
    await breakPool('golden-*', [
      ...['nsenter', '--mount', '--target', String(graderOf(redis.address))],
    ]);
    expect({ code: await broken.ended(), all: broken.written }).toMatchObject({ code: 2 });
    const other = worker({});
    expect({ code: await grading.ended(), all: grading.written }).toMatchObject({ code: 0 });
    expect(grading.written).toMatch(/: withdrawn, and judged anew/);
    expect(statuses('far')).toEqual(right);
    await other.stop();
    await redis.close();
  }, 900_000);

  test('one of two: the other judges everybody', async () => {
    await copyPool();
    const [first] = slots();
    await breakPool(`golden-${first}-*`);
    const { exitCode, all } = await dojo(args('one', '2'), { env });
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toContain('judges nobody: the reference answer');
    expect(statuses('one')).toEqual(right);
  });

  /** The slots that two gradings at once are given here: others may have the first. */
  function slots(): number[] {
    const said = readdirSync('/run/docker-dojo/slots').map(Number);
    const used = said.filter((slot) => isRunning(slot));
    return [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((slot) => !used.includes(slot));
  }
});

function isRunning(slot: number): boolean {
  const pid = readFileSync(`/run/docker-dojo/slots/${slot}`, 'utf8').split('.')[0] ?? '';
  return readdirSync('/proc').includes(pid);
}

/** The process in whose own mounts the sandboxes of the grading with this folder are. */
function graderOf(out: string): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        const isInside = readFileSync(`/proc/${pid}/environ`, 'utf8').includes('DOJO_OWN_MOUNTS=1');
        return isInside && command.includes('grade') && command.some((one) => one.endsWith(out));
      } catch {
        return false;
      }
    });
  return Number(found.at(-1));
}
