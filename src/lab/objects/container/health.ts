import type { ContainerInspectInfo } from 'dockerode';
import { waitFor } from '../../../system/wait-for.ts';
import { showsField } from '../../run/commands.ts';
import { excerpt } from '../../run/observation.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import type { ContainerHandle } from './container.ts';

/** A container’s health at a moment, and over the time for which somebody looked. */
export interface Health {
  /** `starting`, `healthy` or `unhealthy`; `none` where it has no healthcheck. */
  status: string;
  /** How many runs of the healthcheck ended meanwhile. */
  checks: number;
  /** It is what was waited for. */
  fits: boolean;
}

/**
 * How much longer to look where the machine was too slow, in milliseconds for each further patience: its
 * programs take longer then, and the engine's own intervals and timeouts do not.
 */
const slackMs = 4000;

/** As many runs of a healthcheck show that the machine was not too slow for it. */
const enough = 3;

/** What the engine says of a container’s health; `none` where it has no healthcheck. */
export function healthStatus({ State: state }: Pick<ContainerInspectInfo, 'State'>): string {
  return state.Health?.Status || 'none';
}

/**
 * Looks at the health of a container until it fits, or the time is over.
 * @param beside another container: where its healthcheck ran meanwhile, the machine was not too slow
 */
export async function waitForHealth(
  container: ContainerHandle,
  wanted: string,
  {
    withinSeconds,
    beside = container,
  }: { withinSeconds: number; beside?: ContainerHandle | undefined },
  fits: (health: Omit<Health, 'fits'>) => boolean,
): Promise<Health> {
  const { key, run } = container;
  run.tell(`waiting for ${wanted} of ${key}: ${withinSeconds} s at most`);
  const [own, others] = [await countRuns(container), await countRuns(beside)];
  const look = async (): Promise<Health> => {
    const info = await container.inspect();
    if (!info.State.Running) throw await container.notRunning('be well');
    const seen = { status: healthStatus(info), checks: own(info) };
    return { ...seen, fits: fits(seen) };
  };
  let last = await look();
  let ran = 0;
  const isOver = async () => {
    last = await look();
    ran = others(await beside.inspect());
    return last.fits || last.status === 'none' || undefined;
  };
  const withinMs = withinSeconds * 1000 + patiently(slackMs) - slackMs;
  const over = await waitFor(isOver, { withinMs, everyMs: 100 });
  const mayRun = intervalOf(await container.inspect()) < withinSeconds;
  if (!over && mayRun && Math.max(ran, last.checks) < enough)
    limitStruck(`${withinSeconds} s for ${wanted} of ${key}`);
  return last;
}

/** Counts the runs of a container’s healthcheck that end from now on, by what an inspect tells of the last ones. */
async function countRuns(
  container: ContainerHandle,
): Promise<(info: ContainerInspectInfo) => number> {
  const before = new Set(startsOf(await container.inspect()));
  const since = new Set<string>();
  return (info) => {
    for (const start of startsOf(info)) if (!before.has(start)) since.add(start);
    return since.size;
  };
}

/** How long the engine waits before it runs the healthcheck, in seconds. */
function intervalOf({ Config: config }: ContainerInspectInfo): number {
  const { Healthcheck: check = {} } = config as { Healthcheck?: Record<string, unknown> };
  const of = (field: string, usual: number) => (Number(check[field] ?? 0) || usual * 1e9) / 1e9;
  return check['StartPeriod'] ? of('StartInterval', 5) : of('Interval', 30);
}

/** The lines that tell why a container is as well as it is. */
export function describeHealth(key: string, info: ContainerInspectInfo): string[] {
  const { Config: config, RestartCount: restarts } = info;
  const { Healthcheck: check } = config as { Healthcheck?: object };
  const template = '{{range .State.Health.Log}}{{println .ExitCode .Output}}{{end}}';
  const runs = runsOf(info).map(({ ExitCode: code, Output: output }) => `${code} ${output.trim()}`);
  return [
    showsField(key, '{{json .Config.Healthcheck}}', JSON.stringify(check ?? null)),
    ...(check
      ? [
          showsField(
            key,
            template,
            excerpt(runs.join('\n'), { lines: 6 }) || 'nothing: none has ended yet',
          ),
        ]
      : []),
    ...(restarts > 0 ? [showsField(key, '{{.RestartCount}}', String(restarts))] : []),
  ];
}

/** One run of a healthcheck that has ended; the exit code is -1 where it took too long. */
interface HealthcheckRun {
  /** No two begin at the same time. */
  Start: string;
  ExitCode: number;
  Output: string;
}

/** The runs that the engine remembers: the last five, and null before the first. */
function runsOf({ State: state }: Pick<ContainerInspectInfo, 'State'>): HealthcheckRun[] {
  return (state.Health?.Log as HealthcheckRun[] | null | undefined) ?? [];
}

function startsOf(info: ContainerInspectInfo): string[] {
  return runsOf(info).map(({ Start: start }) => start);
}
