import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeHealth, healthStatus, waitForHealth } from '../../objects/container/health.ts';
import { docs } from '../../../engine/docs.ts';
import { describeResponse } from '../../probes/http.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { limitStruck } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';

export interface TurnOptions {
  withinSeconds: number;
  /**
   * An URL that is asked for first, in the container’s own network: what brings the change about. Before
   * that its health has to be another, and a healthcheck that began in time has to have said so.
   */
  after?: string;
  /** The page that tells how it is: what it says stands beside the health. */
  at: string;
  /** A container of the same image to which nothing happens: it has to be healthy at that moment. */
  control?: ContainerHandle;
}

/** Waits until the engine says that a container is healthy, or that it is not. */
export async function toTurn(
  container: ContainerHandle,
  wanted: 'healthy' | 'unhealthy',
  { withinSeconds, after, at: page, control }: TurnOptions,
): Promise<MatcherResult> {
  const told = (who: ContainerHandle, first: string, got: string, expected: string) => ({
    pass: false,
    finding: {
      ran: `${first}docker inspect -f '{{.State.Health.Status}}' ${nameIn(who.key)}`,
      got,
      expected,
      see: () => describe(who, page),
      read: docs.healthcheck,
    },
  });
  if (after) {
    const before = await waitForHealth(
      container,
      'the first healthcheck',
      withinSeconds,
      ({ status, checks }) => status !== 'starting' || checks > 0,
    );
    if (!before.fits || before.status === wanted || before.status === 'none') {
      const late = before.fits ? '' : `: no healthcheck has ended within ${withinSeconds} s`;
      return told(
        container,
        '',
        `${before.status}${late}`,
        `${opposite[wanted]} until curl ${after}`,
      );
    }
    await container.http(after);
  }
  const asked = after ? `${container.typed(`curl ${after}`)}; ` : '';
  const { status, fits } = await waitForHealth(
    container,
    `the health “${wanted}”`,
    withinSeconds,
    (health) => health.status === wanted,
  );
  if (!fits) return told(container, asked, status, `${wanted} within ${withinSeconds} s`);
  const meanwhile = control ? healthStatus(await control.inspect()) : 'healthy';
  if (!control || meanwhile === 'healthy')
    return { ...told(container, asked, status, wanted), pass: true };
  // Its healthcheck may have been given too little time by a machine that is busy.
  limitStruck(`the time that the healthcheck of ${control.key} has`);
  const when = `healthy: nothing happened to it when ${container.key} became ${wanted}`;
  return told(control, asked, meanwhile, when);
}

const opposite = { healthy: 'not healthy', unhealthy: 'healthy' };

/** What its page says, its healthcheck, and what came of that. */
async function describe(container: ContainerHandle, page: string): Promise<string[]> {
  const asking = container.http(page, { maxSeconds: 2 }, 0);
  // One that has just ended says nothing; that it has ended often is told below.
  const reply = await asking.catch(() => undefined);
  return [
    ...(reply ? [shows(container.typed(reply.command), describeResponse(reply))] : []),
    ...describeHealth(container.key, await container.inspect()),
  ];
}
