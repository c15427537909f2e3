import type { ContainerHandle } from '../../objects/container/container.ts';
import { lastingly } from '../../probes/lastingly.ts';
import { inVain } from '../../probes/route.ts';
import { reach, type TcpResult } from '../../probes/tcp.ts';
import { docs } from '../../../engine/docs.ts';
import { CannotJudge } from '../../../errors/errors.ts';
import type { MatcherResult } from '../define.ts';

// How long a control goes on while nobody listens yet: its server may still be starting.
export const patienceMs = 5000;

/** Tries to reach an address, which is to be in vain: what is open for a moment does not count. */
export function reachLastingly(from: ContainerHandle, url: string): Promise<TcpResult> {
  const probe = inVain((...asked) => from.probe(...asked));
  return lastingly(
    () => reach(probe, url, 0),
    ({ answered }) => answered,
  );
}

/** Where each of these containers is; one that plays two parts is named once. */
export function networksOf(...containers: ContainerHandle[]): Promise<string[]> {
  return Promise.all([...new Set(containers)].map((one) => one.describeNetworks()));
}

/**
 * A visitor of the lab's and the kata's outside world have nothing to do with the attempt: that they do
 * not meet is the machine's fault.
 */
export function throwIfLabsOwn(
  control: ContainerHandle,
  url: string,
  { command, got }: { command: string; got: string },
): void {
  const { outside, containers } = control.trace;
  const { hostname, port } = new URL(url);
  const isOutside = hostname === outside?.host && Number(port) === outside.port;
  if (!isOutside || containers.get(control.id)?.by !== 'visitor') return;
  throw new CannotJudge({
    failed: 'The outside world of the kata does not answer the lab itself',
    lines: [`${control.typed(command)}: ${got}`],
  });
}

export function noControl(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, got }: Pick<TcpResult, 'command' | 'got'>,
): MatcherResult['finding'] {
  return {
    ran: control.typed(command),
    got,
    expected: `an answer: ${control.key} has to get one before ${from.key} is tried`,
    see: () => networksOf(control, from),
    read: docs.network,
  };
}

export function notCutOff(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, got }: TcpResult,
): MatcherResult['finding'] {
  return {
    ran: from.typed(command),
    got,
    expected: `no connection (${control.key} gets one, and is meant to)`,
    see: () => networksOf(from, control),
    read: docs.network,
  };
}
