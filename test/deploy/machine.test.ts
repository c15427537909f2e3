// deploy/systemd and deploy/cloud-init: a virtual machine that is a worker.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { redisAddress } from '../../src/grading/queue/address.ts';
import { checkout } from '../../src/system/paths.ts';
import { dojoProgram, whatLacks } from '../support/named-commands.ts';
import { describeBy, documentsOf, neededPackages, textOf } from './deployed.ts';

const place = '/opt/docker-dojo';
const unitPath = 'deploy/systemd/docker-dojo-worker.service';
const unit = textOf(unitPath);
const cloudInit = textOf('deploy/cloud-init/worker.yaml');
const [document] = documentsOf(cloudInit);
const { packages, write_files, runcmd } = z
  .strictObject({
    package_update: z.literal(true),
    packages: z.array(z.string()),
    write_files: z.array(
      z.strictObject({
        path: z.string(),
        permissions: z.string().optional(),
        content: z.string(),
      }),
    ),
    runcmd: z.array(z.tuple([z.literal('sh'), z.literal('-euc'), z.string()])),
  })
  .parse(document);
const script = runcmd.map(([, , text]) => text).join('\n');

/** The values of a setting of the unit. */
function settings(name: string): string[] {
  return [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

await describeBy('systemd-analyze --version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-dojo-unit-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What systemd says of a unit whose checkout is this one. */
  async function verified(text: string) {
    const file = join(folder, basename(unitPath));
    writeFileSync(file, text.replaceAll(place, checkout));
    const args = ['verify', '--man=no', '--recursive-errors=no', file];
    const { exitCode, all } = await execa('systemd-analyze', args, { all: true, reject: false });
    return { exitCode, all };
  }

  test('the unit is what systemd understands', async () => {
    expect(await verified(unit)).toEqual({ exitCode: 0, all: '' });
    const { all } = await verified(unit.replace('KillMode=mixed', 'KillMode=gently'));
    expect(all).toContain('kill mode');
  });
});

await describeBy('cloud-init --version', () => {
  test('the file is what cloud-init understands', async () => {
    const path = join(checkout, 'deploy/cloud-init/worker.yaml');
    const { exitCode } = await execa('cloud-init', ['schema', '--config-file', path]);
    expect(exitCode).toBe(0);
  });
});

describe('the unit', () => {
  test('starts the dojo’s worker, on the dojo’s own Node.js', async () => {
    const [node = '', main = '', ...words] = settings('ExecStart').join(' ').split(' ');
    for (const path of [node, main]) expect(path).toMatch(new RegExp(`^${place}/`));
    expect(existsSync(main.replace(place, checkout))).toBe(true);
    expect(node).toBe(`${place}/node_modules/node/bin/node`);
    expect(words.slice(0, 2)).toEqual(['grade', 'worker']);
    expect(whatLacks(await dojoProgram(), { text: '', words, lost: [] })).toBeNull();
  });

  test('ends by the signal that the first process passes on, with time to give back', () => {
    expect(textOf('src/grading/sandbox/mount-namespace.ts')).toContain(
      "signal !== 'SIGINT' && child.kill(signal)",
    );
    expect(settings('KillSignal')).toEqual(['SIGTERM']);
    expect(settings('KillMode')).toEqual(['mixed']);
    // What main.ts ends with then.
    expect(textOf('src/cli/main.ts')).toContain(`SIGTERM: ${settings('SuccessExitStatus').join()}`);
  });

  test('filters no calls of the kernel: a submission’s containers would be judged otherwise', () => {
    const filtering = [
      ...['NoNewPrivileges', 'SystemCallFilter', 'SystemCallArchitectures', 'RestrictNamespaces'],
      ...['RestrictAddressFamilies', 'RestrictRealtime', 'RestrictSUIDSGID', 'LockPersonality'],
      ...['MemoryDenyWriteExecute', 'PrivateDevices', 'ProtectClock', 'ProtectHostname'],
      ...['ProtectKernelLogs', 'ProtectKernelModules', 'ProtectKernelTunables', 'DynamicUser'],
    ];
    expect(filtering.flatMap(settings)).toEqual([]);
  });

  test('writes to its own folders alone', () => {
    expect(settings('ProtectSystem')).toEqual(['strict']);
    const [, home = ''] = / DOJO_HOME=(\S+)/.exec(settings('Environment').join(' ')) ?? [];
    // A lock of it lies beside it.
    expect(home).toMatch(new RegExp(`^/var/lib/${settings('StateDirectory').join()}/\\w`));
    const slots = textOf('src/grading/sandbox/slot.ts');
    expect(slots).toContain(`slotsFolder = '/run/${settings('RuntimeDirectory').join()}'`);
    expect(settings('RuntimeDirectoryPreserve')).toEqual(['yes']);
  });
});

describe('the file for cloud-init', () => {
  test('says in its first line what it is', () => {
    expect(cloudInit).toMatch(/^#cloud-config\n/);
  });

  test('installs Debian’s packages that an engine and sandboxes need, and what brings the dojo', () => {
    const wanted = [...neededPackages(), 'git', 'nodejs', 'npm', 'curl'];
    expect(packages).toEqual(expect.arrayContaining(wanted));
  });

  test('writes the settings that the unit reads, for root alone', () => {
    const [file] = settings('EnvironmentFile');
    const written = write_files.find(({ path }) => path === file);
    expect(written?.permissions).toBe('0600');
    const values = Object.fromEntries(
      (written?.content ?? '')
        .trim()
        .split('\n')
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ) as Record<string, string>;
    expect(Object.keys(values)).toEqual([
      ...['DOJO_QUEUE', 'DOJO_QUEUE_SECRET', 'NODE_EXTRA_CA_CERTS'],
    ]);
    expect(redisAddress(values['DOJO_QUEUE'] ?? '').protocol).toBe('rediss:');
    expect(write_files.map(({ path }) => path)).toContain(values['NODE_EXTRA_CA_CERTS']);
  });

  test('ends at its first failure, brings the checkout and the images, and starts the unit', async () => {
    expect(runcmd).toHaveLength(1);
    const { exitCode, stderr } = await execa('sh', ['-n'], { input: script, reject: false });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(script).toContain(` ${place}\n`);
    expect(script).toContain(`install -m 644 ${unitPath} /etc/systemd/system/\n`);
    expect(script).toContain(`systemctl enable --now ${basename(unitPath)}\n`);
    const [, home = ''] = / DOJO_HOME=(\S+)/.exec(script) ?? [];
    expect(settings('Environment').join(' ')).toContain(`DOJO_HOME=${home}`);
    const program = await dojoProgram();
    const commands = [...script.matchAll(/^node bin\/dojo\.mjs ([a-z].*)$/gm)];
    expect(commands).toHaveLength(1);
    for (const [, words = ''] of commands)
      expect(whatLacks(program, { text: '', words: words.split(' '), lost: [] })).toBeNull();
  });

  test('names no host but those that nobody can have', () => {
    const hosts = [...cloudInit.matchAll(/(?:\/\/|@)([\w.-]+\.[a-z]+)/g)].map(([, host]) => host);
    expect(hosts.length).toBeGreaterThan(2);
    for (const host of hosts) expect(host).toMatch(/\.example$/);
  });
});
