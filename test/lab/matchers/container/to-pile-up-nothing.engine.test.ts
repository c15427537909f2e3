import { CannotJudge } from '../../../../src/errors/errors.ts';
import type { ContainerHandle } from '../../../../src/lab/objects/container/container.ts';
import { toPileUpNothing } from '../../../../src/lab/matchers/container/to-pile-up-nothing.ts';
import { waitFor } from '../../../../src/system/wait-for.ts';
import { Workbench } from '../../../support/containers.ts';

let bench: Workbench;
let container: ContainerHandle;

beforeAll(async () => {
  bench = await Workbench.open();
  container = await bench.start('debian:trixie-slim', {
    Cmd: ['bash', '-c', 'exec 9>/tmp/gone; rm /tmp/gone; sleep infinity & wait'],
    Volumes: { '/kept': {} },
  });
});
afterAll(() => bench.close());

/** Has a line of shell run in the container fifty times. */
async function fiftyTimes(line: string) {
  const act = async () => {
    const loop = `for n in $(seq 50); do ${line}; done`;
    const { exitCode, stderr } = await container.exec(['bash', '-c', loop]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  };
  return toPileUpNothing(container, { times: 50, of: 'lines', act });
}

const harmless: [string, string][] = [
  ['nothing is written', 'true'],
  ['it is printed', 'echo sold > /proc/1/fd/1'],
  ['the last one is kept', 'echo $((n + 100)) > /srv/last'],
  [
    'it is emptied soon after',
    'echo sold >> /srv/log; [ $n -lt 50 ] || { sleep .4; : > /srv/log; }',
  ],
];

test.each(harmless)('%s: nothing piles up', async (_what, line) => {
  expect(await fiftyTimes(line)).toMatchObject({ pass: true });
});

/** Where it is written, and what the finding has to say. */
const piles: [string, string, string][] = [
  ['its own layer', 'echo sold >> "/srv/a b"', '/srv/a b has grown by 251 bytes'],
  ['a volume', 'echo sold >> /kept/log', '/kept/log has grown by 251 bytes'],
  ['memory', 'echo sold >> /dev/shm/log', '/dev/shm/log has grown by 251 bytes'],
  ['names', 'mkdir /srv/$n', 'and 47 more'],
  ['a removed file', 'echo sold >> /proc/1/fd/9', 'a removed file that a process has open'],
];

test.each(piles)('it is kept in %s: the finding says so', async (_where, line, words) => {
  const { pass, finding } = await fiftyTimes(line);
  expect(pass).toBe(false);
  expect(finding.got).toContain(words);
});

test('where the list does not have the file that is put there, nothing is told', async () => {
  const jail = [
    'mkdir /jail',
    `cp -L --parents $(ldd /bin/sleep | grep -o '/[^ ]*') /bin/sleep /jail`,
    'exec chroot /jail sleep infinity',
  ];
  const locked = await bench.start('debian:trixie-slim', { Cmd: ['bash', '-c', jail.join('; ')] });
  await waitFor(
    async () => (await locked.processes())[0]?.command === 'sleep infinity' || undefined,
    {
      withinMs: 15_000,
    },
  );
  const act = () => Promise.resolve();
  await expect(toPileUpNothing(locked, { times: 50, of: 'lines', act })).rejects.toThrow(
    CannotJudge,
  );
});
