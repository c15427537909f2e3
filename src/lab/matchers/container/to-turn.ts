import type { ContainerHandle } from '../../objects/container/container.ts';
import { describeHealth, healthStatus, waitForHealth } from '../../objects/container/health.ts';
import { docs } from '../../../engine/docs.ts';
import { describeResponse } from '../../probes/http.ts';
import { nameIn, shows } from '../../run/commands.ts';
import { limitStruck } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';

type Wanted = 'healthy' | 'unhealthy';

export interface TurnOptions {
  withinSeconds: number;
  /**
   * An URL that is asked for first, in the container’s own network: what brings the change about. Before
   * that its health has to be another; of one that starts, also after its healthcheck has run.
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
  wanted: Wanted,
  options: TurnOptions,
): Promise<MatcherResult> {
  const { after, control, withinSeconds } = options;
  if (after) {
    const tooEarly = await judgeBefore(container, wanted, options);
    if (tooEarly) return tooEarly;
    await container.http(after);
  }
  const asked = after ? `${container.typed(`curl ${after}`)}; ` : '';
  const { status, fits } = await waitForHealth(
    container,
    `the health “${wanted}”`,
    { withinSeconds, beside: control },
    (health) => health.status === wanted,
  );
  const judged = told(container, options, {
    asked,
    got: status,
    expected: `${wanted} within ${withinSeconds} s`,
  });
  if (!fits) return judged;
  const meanwhile = control ? healthStatus(await control.inspect()) : 'healthy';
  if (!control || meanwhile === 'healthy') return { ...judged, pass: true };
  // Its healthcheck may have been given too little time by a machine that is busy.
  limitStruck(`the time that the healthcheck of ${control.key} has`);
  const expected = `healthy: nothing happened to it when ${container.key} became ${wanted}`;
  return told(control, options, { asked, got: meanwhile, expected });
}

const opposite = { healthy: 'not healthy', unhealthy: 'healthy' };

/** What is wrong with a health that is to change afterwards: undefined where it still can. */
async function judgeBefore(
  container: ContainerHandle,
  wanted: Wanted,
  options: TurnOptions,
): Promise<MatcherResult | undefined> {
  const { after = '', control, withinSeconds } = options;
  const { status, fits } = await waitForHealth(
    container,
    'the first healthcheck',
    { withinSeconds, beside: control },
    (health) => health.status !== 'starting' || health.checks > 0,
  );
  if (fits && status !== wanted && status !== 'none') return undefined;
  const late = fits ? '' : `: no healthcheck has ended within ${withinSeconds} s`;
  const expected = `${opposite[wanted]} until curl ${after}`;
  return told(container, options, { asked: '', got: `${status}${late}`, expected });
}

function told(
  container: ContainerHandle,
  { at: page }: TurnOptions,
  { asked, got, expected }: { asked: string; got: string; expected: string },
): MatcherResult {
  const ran = `${asked}docker inspect -f '{{.State.Health.Status}}' ${nameIn(container.key)}`;
  const see = () => describe(container, page);
  return { pass: false, finding: { ran, got, expected, see, read: docs.healthcheck } };
}

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
