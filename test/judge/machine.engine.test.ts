// One engine of the test's own goes through what engines go through: it is empty, it has a full
// disk, it hangs, it dies in the middle of a judging, it is gone.
import { mkdirSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { execa } from 'execa';
import { requireEngine } from '../../src/engine/discover.ts';
import { checkout } from '../../src/system/paths.ts';
import { referenceOf } from '../../src/images/catalogue.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { cacheRecords, removeRecords } from '../../src/lab/objects/builder/cache-records.ts';
import { describeWithEngine } from '../support/as-root.ts';
import { EngineHome, OwnNetwork } from '../support/private-engine.ts';

describeWithEngine('an engine of its own', () => {
  let network: OwnNetwork;
  let home: EngineHome;

  beforeAll(async () => {
    network = await OwnNetwork.open();
    home = new EngineHome(network);
    // A disk that can be filled.
    mkdirSync(home.data, { recursive: true });
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=711', 'tmpfs', home.data]);
    await home.start();
  });
  afterAll(async () => {
    await home.kill();
    await home.stop();
    await execa('umount', ['--recursive', home.data], { reject: false });
    home.remove();
    network.close();
  });

  /** `npm test <kata> -- --json --attempt <the reference answer>` on this engine. */
  async function judge(kata: string) {
    const attempt = join(checkout, 'solutions', kata, 'reference');
    const args = ['test', kata.slice(0, 2), '--json', '--attempt', attempt];
    const { exitCode, stdout, stderr } = await home.dojo(args, { env: { DOCKER_HOST: home.host } });
    const [verdict] = JSON.parse(stdout) as [Verdict];
    const words = [verdict.message, ...verdict.checks.map(({ message }) => message), stderr];
    return { exitCode, verdict, words: words.join('\n') };
  }

  test('without images: error, with the image and how to get it', async () => {
    const { exitCode, verdict, words } = await judge('41-call-me-by-name');
    expect({ exitCode, status: verdict.status }).toEqual({ exitCode: 2, status: 'error' });
    expect(words).toContain('An image that this kata runs on is missing');
    expect(words).toContain('node:24-trixie-slim: it is not on the engine');
    expect(words).toContain('npm start');
  });

  test('with images: passed', async () => {
    const images = ['docker-dojo/toolbox', 'docker-dojo/node-offline'].map(referenceOf);
    const { host } = await requireEngine();
    await home.load(host, ['node:24-trixie-slim', ...images]);
    const { exitCode, verdict } = await judge('41-call-me-by-name');
    expect({ exitCode, status: verdict.status }).toEqual({ exitCode: 0, status: 'passed' });
  });

  test('a full disk, met by a container and by a build: error, with what to do', async () => {
    const ballast = join(home.data, 'ballast');
    await fill(ballast);
    try {
      for (const kata of ['41-call-me-by-name', '81-leave-the-toolbox']) {
        const { exitCode, verdict, words } = await judge(kata);
        expect({ kata, exitCode, words }).toMatchObject({ exitCode: 2 });
        expect(verdict.status).toBe('error');
        expect(words).toContain('The disk is full');
        expect(words).toContain('df -h');
      }
    } finally {
      rmSync(ballast);
    }
  });

  test('without its rules of the packet filter: error, and what sets them anew', async () => {
    for (const table of ['nat', 'filter'])
      for (const all of ['-F', '-X']) await network.run('iptables', '-t', table, all);
    const { exitCode, verdict, words } = await judge('41-call-me-by-name');
    expect({ exitCode, words }).toMatchObject({ exitCode: 2 });
    expect(verdict.status).toBe('error');
    expect(words).toContain('its rules of the packet filter are gone');
    expect(words).toContain('engine stop');
    await home.stop();
    await home.start();
    expect((await judge('41-call-me-by-name')).exitCode).toBe(0);
  });

  test('without a layer that its build cache still tells of: built anew, and passed', async () => {
    expect((await judge('03-look-inside')).exitCode).toBe(0);
    // It makes what the kata’s `WORKDIR /srv` makes, nothing: the engine keeps one layer for both.
    const twin = `FROM ${referenceOf('docker-dojo/node-offline')}\nWORKDIR /opt\n`;
    await execa('docker', ['-H', home.host, 'build', '--tag', 'twin', '-'], { input: twin });
    await home.stop();
    await home.start();
    await home.docker('rmi', 'twin');
    // And takes it away with the one that goes first, as others go when the cache is full.
    const records = await cacheRecords(home.host);
    const gone = records.filter(({ Description: text }) => /COPY|WORKDIR \/opt/.test(text));
    await removeRecords(home.host, gone);
    const { exitCode, words } = await judge('03-look-inside');
    expect({ gone: gone.length, exitCode, words }).toMatchObject({ gone: 3, exitCode: 0 });
  });

  test('killed in the middle of a judging: error; the next engine is swept', async () => {
    const judging = judge('41-call-me-by-name');
    await containerRuns();
    await home.kill();
    const { exitCode, verdict, words } = await judging;
    expect({ exitCode, words }).toMatchObject({ exitCode: 2 });
    expect(verdict.status).toBe('error');
    expect(words).toContain('The engine stopped answering');
    expect(words).toContain('npm start');
    await home.start();
    await home.dojo(['images'], { env: { DOCKER_HOST: home.host } });
    expect((await home.docker('ps', '--all', '--quiet')).stdout).toBe('');
    expect((await home.docker('network', 'ls', '--quiet', '--filter', 'type=custom')).stdout).toBe(
      '',
    );
  });

  test('stopped: error, with the address that was tried', async () => {
    await home.stop();
    const { exitCode, words } = await judge('41-call-me-by-name');
    expect(exitCode).toBe(2);
    expect(words).toContain('No Docker engine answers at the address in DOCKER_HOST');
    expect(words).toContain(home.host);
  });

  async function fill(file: string): Promise<void> {
    const { blocks, bavail, bsize } = await statfs(home.data);
    // Never the disk of the machine.
    expect(blocks * bsize).toBeLessThan(1e9);
    await execa('fallocate', ['-l', String((bavail - 4) * bsize), file]);
  }

  async function containerRuns(): Promise<void> {
    for (;;) {
      const { stdout } = await home.docker('ps', '--quiet');
      if (stdout) return;
      await after(20);
    }
  }
});
