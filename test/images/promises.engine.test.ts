// What attempts may count on in an image, whether it is the official one or a stand-in for it: a table
// beside each recipe. Where a stand-in kept less, a right answer would be red here and green elsewhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catalogue } from '../../src/images/catalogue.ts';
import { Workbench } from '../support/containers.ts';

const promisesFile = z.strictObject({
  /** Variables that are set, each with a pattern for its whole value. */
  environment: z.record(z.string(), z.string()),
  workingDir: z.string(),
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
  /** Empty where it is the engine's own. */
  stopSignal: z.string(),
  /** User → `uid:gid`, and where somebody may count on them `:home:shell`. */
  accounts: z.record(z.string(), z.string()),
  /** A command that can be run in it → a pattern for what it prints. */
  commands: z.record(z.string(), z.string()),
});

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

describe.each(catalogue().filter(({ standIn }) => standIn))('$name', ({ name, folder }) => {
  const promised = promisesFile.parse(
    JSON.parse(readFileSync(join(folder, 'promises.json'), 'utf8')),
  );

  test('what docker inspect says of it', async () => {
    const { Config: config } = await bench.docker.getImage(name).inspect();
    const { StopSignal: stopSignal = '' } = config as { StopSignal?: string };
    expect({
      ...{ entrypoint: listed(config.Entrypoint), command: listed(config.Cmd), stopSignal },
      ...{ user: config.User, workingDir: config.WorkingDir || '/' },
      ...{ ports: keysOf(config.ExposedPorts), volumes: keysOf(config.Volumes) },
    }).toEqual({
      ...{ entrypoint: promised.entrypoint, command: promised.command },
      ...{ stopSignal: promised.stopSignal, user: '', workingDir: promised.workingDir },
      ...{ ports: promised.ports, volumes: promised.volumes },
    });
    for (const [variable, value] of Object.entries(promised.environment))
      expect(config.Env).toContainEqual(expect.stringMatching(`^${variable}=${value}$`));
  });

  test('what a shell in it finds', async () => {
    const container = await bench.start(name, { Entrypoint: ['sleep', 'infinity'], Cmd: [] });
    const printed = async (command: string) =>
      (await container.exec(['sh', '-c', command])).stdout.trim();
    for (const [user, account] of Object.entries(promised.accounts))
      expect(`${user} ${await printed(`getent passwd ${user} | cut -d: -f3,4,6,7`)}`).toContain(
        `${user} ${account}`,
      );
    for (const [command, pattern] of Object.entries(promised.commands))
      expect(`${command}\n${await printed(command)}`).toMatch(
        new RegExp(`\\n[^]*(?:${pattern.replace(/^\^/, '(?<=\\n)')})`),
      );
  });
});

function listed(words: string | string[] | null | undefined): string[] {
  return [words ?? []].flat();
}

function keysOf(named: object | null | undefined): string[] {
  return Object.keys(named ?? {}).sort();
}
