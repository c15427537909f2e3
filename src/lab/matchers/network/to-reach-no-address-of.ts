import { waitFor } from '../../../system/wait-for.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { namespaceOf } from '../../objects/network/namespace.ts';
import { allAddressesInside } from '../../objects/network/addresses.ts';
import { limitStruck, patiently } from '../../run/time-limits.ts';
import { isLoopback } from '../../objects/network/listeners.ts';
import { reach, type TcpResult } from '../../probes/tcp.ts';
import type { MatcherResult } from '../define.ts';
import { patienceMs, reachLastingly, networksOf, noControl, notCutOff } from './cut-off.ts';

/**
 * Tries one port at each address that `target` has now, which has to be in vain everywhere.
 * `control` has to arrive at one of the addresses: otherwise it would prove nothing. A target that
 * has none, or listens at its loopback only, and is its own control, has to answer there; who is
 * refused at another of its addresses has not come to it then.
 */
export async function toReachNoAddressOf(
  from: ContainerHandle,
  target: ContainerHandle,
  { port, control }: { port: number; control: ContainerHandle },
): Promise<MatcherResult> {
  const urls = (await allAddressesInside(target)).map((address) => `tcp://${address}:${port}`);
  const within = control === target ? await loopbackOf(target, port) : [];
  const hidden = within.length > 0;
  // Who is where the target is has the same loopback.
  const beside = hidden && (await namespaceOf(from)) === (await namespaceOf(target)) ? within : [];
  const [proofs, attempts] = await Promise.all([
    reachOneOf(control, hidden ? within : urls),
    Promise.all([...urls, ...beside].map((url) => reachLastingly(from, url))),
  ]);
  if (!proofs.some(({ connected: reached }) => reached)) {
    const none = { command: 'ip -brief address show up', got: `${target.key} has no address` };
    return { pass: false, finding: noControl(from, control, proofs[0] ?? none) };
  }
  const touched = attempts.find((attempt) => (hidden ? attempt.connected : attempt.answered));
  const finding = notCutOff(from, control, touched ?? attempts[0] ?? (proofs[0] as TcpResult));
  const see = () => networksOf(target, from, control);
  return { pass: touched === undefined, finding: { ...finding, see } };
}

/** Where a container takes connections at this port, if that is at addresses of its loopback only. */
async function loopbackOf(container: ContainerHandle, port: number): Promise<string[]> {
  const listeners = await waitFor(
    async () => {
      const here = (await container.listeners()).filter((one) => one.port === port);
      return here.length > 0 ? here : undefined;
    },
    { withinMs: patiently(patienceMs), everyMs: 20 },
  );
  // Without a network there is nothing else, whatever address it listens at.
  if ((await allAddressesInside(container)).length === 0) return [`tcp://127.0.0.1:${port}`];
  if (!listeners?.every(isLoopback)) return [];
  return listeners.map(({ address }) => `tcp://${address}:${port}`);
}

function reachEach(from: ContainerHandle, urls: string[]): Promise<TcpResult[]> {
  return Promise.all(urls.map((url) => reach((...asked) => from.probe(...asked), url, 0)));
}

/** Goes on while every port that is found is closed: the server behind it may be starting. */
async function reachOneOf(control: ContainerHandle, urls: string[]): Promise<TcpResult[]> {
  const withinMs = patiently(patienceMs);
  let tried: TcpResult[] = [];
  const settled = await waitFor(
    async () => {
      tried = await reachEach(control, urls);
      const closed =
        tried.some(({ answered: touched }) => touched) &&
        !tried.some(({ connected: reached }) => reached);
      return closed ? undefined : true;
    },
    { withinMs, everyMs: 20 },
  );
  if (!settled) limitStruck(`${withinMs / 1000} s for a port to take connections`);
  return tried;
}
