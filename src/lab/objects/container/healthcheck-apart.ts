import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import type { ContainerInspectInfo } from 'dockerode';
import { waitFor } from '../../../system/wait-for.ts';
import { quote } from '../../probes/toolbox.ts';
import type { Run } from '../../run/run.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import { execIn } from './exec.ts';
import { withContainer } from './with-container.ts';

/** The container in which a healthcheck is run. */
export interface Apart {
  /** What runs in it. */
  command: string[];
  /** Variables that it has in place of the original’s; null takes one away. */
  env?: Record<string, string | null>;
  /** Ends with 0 once it is what the healthcheck shall be asked about. */
  ready: string[];
}

/** What a healthcheck said: its exit code, and null where it had not ended when its time was over. */
export interface HealthcheckSaid {
  /** As it is typed in a container. */
  command: string;
  exitCode: number | null;
}

/** In seconds. */
const limits = { ready: 20, unlessGiven: 30 };

/**
 * Runs a container’s healthcheck in another one of the same image and environment, which no network leads
 * to: what it says there depends on what it looks at, and not on when it is run.
 * @returns null where it has none, or that container does not get ready
 */
export async function healthcheckApart(
  run: Run,
  { key, info }: { key: string; info: ContainerInspectInfo },
  { command, env = {}, ready }: Apart,
): Promise<HealthcheckSaid | null> {
  const { Config: config } = info;
  const argv = argvOf(config);
  if (!argv) return null;
  const options = {
    ...{ Image: config.Image, User: config.User, Cmd: command },
    Env: withVariables(config.Env, env),
    HostConfig: { NetworkMode: 'none' },
  };
  run.tell(`running the healthcheck of ${key} in a container like it`);
  return withContainer(run, options, async (container) => {
    await container.start();
    if (!(await isReady(run, container, ready))) {
      limitStruck(`${limits.ready} s for a container like ${key}`);
      return null;
    }
    const asking = execIn(run.docker, container, argv);
    // Without the container it ends as well.
    asking.catch(() => undefined);
    const seconds = (checkOf(config).Timeout ?? 0) / 1e9 || limits.unlessGiven;
    const said = await Promise.race([asking, pause(seconds * 1000, null, { ref: false })]);
    return { command: argv.map(quote).join(' '), exitCode: said?.exitCode ?? null };
  });
}

async function isReady(run: Run, container: Docker.Container, ready: string[]): Promise<boolean> {
  const look = async () => {
    const { exitCode } = await execIn(run.docker, container, ready).catch(() => ({ exitCode: -1 }));
    return exitCode === 0 || undefined;
  };
  return (await waitFor(look, { withinMs: patiently(limits.ready * 1000), everyMs: 100 })) ?? false;
}

function checkOf(config: object): { Test?: string[] | null; Timeout?: number } {
  return (config as { Healthcheck?: { Test?: string[]; Timeout?: number } }).Healthcheck ?? {};
}

/** What the engine runs; undefined without a healthcheck. */
function argvOf(config: object): string[] | undefined {
  const [kind, ...words] = checkOf(config).Test ?? [];
  const { Shell: shell } = config as { Shell?: string[] | null };
  if (kind === 'CMD') return words;
  return kind === 'CMD-SHELL' ? [...(shell ?? ['/bin/sh', '-c']), ...words] : undefined;
}

function withVariables(lines: string[] | null, env: Record<string, string | null>): string[] {
  const kept = (lines ?? []).filter((line) => !((line.split('=')[0] ?? '') in env));
  const own = Object.entries(env).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${value}`],
  );
  return [...kept, ...own];
}
