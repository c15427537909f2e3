import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { reach, type TcpResult } from '../../probes/tcp.ts';
import { docs } from '../../../engine/docs.ts';
import type { MatcherResult } from '../define.ts';

// How long a control goes on while nobody listens yet: its server may still be starting.
export const patienceMs = 5000;

/**
 * Whenever an engine makes a network, for anybody, it takes the rule that keeps networks apart out of
 * the firewall and puts it back: for a moment every path is open. One that is open stays so.
 */
export async function reachLastingly(from: ContainerHandle, url: string): Promise<TcpResult> {
  let attempt = await reach((...asked) => from.probe(...asked), url, 0);
  for (let again = 0; attempt.answered && again < 4; again += 1) {
    await pause(25);
    attempt = await reach((...asked) => from.probe(...asked), url, 0);
  }
  return attempt;
}

/** Where each of these containers is; one that plays two parts is named once. */
export function networksOf(...containers: ContainerHandle[]): Promise<string[]> {
  return Promise.all([...new Set(containers)].map((one) => one.describeNetworks()));
}

export function noControl(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, saw }: Pick<TcpResult, 'command' | 'saw'>,
): MatcherResult['finding'] {
  return {
    did: `${command}   (in the network of ${control.key}, as the control)`,
    saw,
    wanted: `an answer: only where ${control.key} arrives does it mean something that ${from.key} does not`,
    facts: () => networksOf(control, from),
    read: docs.network,
  };
}

export function notCutOff(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, saw }: TcpResult,
): MatcherResult['finding'] {
  return {
    did: `${command}   (in the network of ${from.key})`,
    saw,
    wanted: `no connection (${control.key} gets one, and is meant to)`,
    facts: () => networksOf(from, control),
    read: docs.network,
  };
}
