import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../system/wait-for.ts';
import type { ContainerHandle } from '../objects/container/container.ts';
import { namespaceOf } from '../objects/network/namespace.ts';
import { portsInWords } from '../objects/network/published-ports.ts';
import { allAddressesInside } from '../objects/network/addresses.ts';
import { limitStruck, patiently } from '../run/time-limits.ts';
import { isLoopback } from '../objects/network/listeners.ts';
import { reach, type Reach } from '../probes/tcp.ts';
import { docs } from '../../engine/docs.ts';
import type { MatcherResult } from './matcher.ts';

// How long a control goes on while nobody listens yet: its server may still be starting.
const patienceMs = 5000;

/**
 * Lists the interfaces of the container's network namespace: `lo` has to be the only one that is up or
 * leads elsewhere. (Some kernels put tunnels that are down and lead nowhere into every namespace.)
 */
export async function toHaveOnlyLoopback(container: ContainerHandle): Promise<MatcherResult> {
  const { command, stdout } = await container.probe(['ip', '-brief', 'link', 'show']);
  const seen = stdout
    .trim()
    .split('\n')
    .filter((line) => /[<,]UP[,>]/.test(line) || /^\S+@if\d/.test(line))
    .map((line) => line.split(/[\s@]/)[0]);
  return {
    pass: seen.length === 1 && seen[0] === 'lo',
    finding: {
      did: `${command}   (in the network of ${container.key})`,
      saw: seen.join(', '),
      wanted: 'lo, and nothing else',
      facts: () => placeInWords(container),
      read: docs.none,
    },
  };
}

/**
 * Asks which networks the container was ever on: there has to be none, also in between. Of a container
 * that shares another’s network namespace it is the other that is looked at, from the moment on at which
 * this one began. The spec calls `lab.watchNetworks()` when it is loaded.
 */
export async function toHaveJoinedNoNetwork(container: ContainerHandle): Promise<MatcherResult> {
  const joined = await container.networksJoined();
  return {
    pass: joined.length === 0,
    finding: {
      did: `docker events: the networks that ${container.key} was connected to, from its beginning on`,
      saw: joined.join(', '),
      wanted: 'none, at any time',
      facts: () => placeInWords(container),
      read: docs.none,
    },
  };
}

/**
 * Tries to reach an address from the container, which has to be in vain: not even a closed door may
 * be found. The same probe from `control` has to arrive first: otherwise being cut off would prove
 * nothing.
 * @param url `http://…` or `tcp://host:port`
 */
export async function toBeCutOffFrom(
  from: ContainerHandle,
  url: string,
  { control, controlUrl = url }: { control: ContainerHandle; controlUrl?: string },
): Promise<MatcherResult> {
  const proof = await reach((argv) => control.probe(argv), controlUrl, patienceMs);
  if (!proof.reached) return { pass: false, finding: noControl(from, control, proof) };
  const attempt = await reachLastingly(from, url);
  return { pass: !attempt.touched, finding: notCutOff(from, control, attempt) };
}

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
  if (!proofs.some(({ reached }) => reached)) {
    const none = { command: `docker inspect ${target.key}`, saw: `${target.key} has no address` };
    return { pass: false, finding: noControl(from, control, proofs[0] ?? none) };
  }
  const touched = attempts.find((attempt) => (hidden ? attempt.reached : attempt.touched));
  const finding = notCutOff(from, control, touched ?? attempts[0] ?? (proofs[0] as Reach));
  const facts = () => networksOf(target, from, control);
  return { pass: touched === undefined, finding: { ...finding, facts } };
}

/** Where a container takes connections at this port, if that is at addresses of its loopback only. */
async function loopbackOf(container: ContainerHandle, port: number): Promise<string[]> {
  const listeners = await eventually(
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

/**
 * Whenever an engine makes a network, for anybody, it takes the rule that keeps networks apart out of
 * the firewall and puts it back: for a moment every path is open. One that is open stays so.
 */
async function reachLastingly(from: ContainerHandle, url: string): Promise<Reach> {
  let attempt = await reach((argv) => from.probe(argv), url, 0);
  for (let again = 0; attempt.touched && again < 4; again += 1) {
    await pause(25);
    attempt = await reach((argv) => from.probe(argv), url, 0);
  }
  return attempt;
}

function reachEach(from: ContainerHandle, urls: string[]): Promise<Reach[]> {
  return Promise.all(urls.map((url) => reach((argv) => from.probe(argv), url, 0)));
}

/** Goes on while every door that is found is closed: the server behind it may be starting. */
async function reachOneOf(control: ContainerHandle, urls: string[]): Promise<Reach[]> {
  const withinMs = patiently(patienceMs);
  let tried: Reach[] = [];
  const settled = await eventually(
    async () => {
      tried = await reachEach(control, urls);
      const closed = tried.some(({ touched }) => touched) && !tried.some(({ reached }) => reached);
      return closed ? undefined : true;
    },
    { withinMs, everyMs: 20 },
  );
  if (!settled) limitStruck(`${withinMs / 1000} s for a port to take connections`);
  return tried;
}

/** Where a container is, and which of its ports are published, if any. */
async function placeInWords(container: ContainerHandle): Promise<string[]> {
  const ports = await container.publishedPorts();
  const published = `docker port ${container.key}: ${portsInWords(ports)}`;
  return [await container.networksInWords(), ...(ports.length > 0 ? [published] : [])];
}

/** Where each of these containers is; one that plays two parts is named once. */
function networksOf(...containers: ContainerHandle[]): Promise<string[]> {
  return Promise.all([...new Set(containers)].map((one) => one.networksInWords()));
}

function noControl(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, saw }: Pick<Reach, 'command' | 'saw'>,
): MatcherResult['finding'] {
  return {
    did: `${command}   (in the network of ${control.key}, as the control)`,
    saw,
    wanted: `an answer: only where ${control.key} arrives does it mean something that ${from.key} does not`,
    facts: () => networksOf(control, from),
    read: docs.network,
  };
}

function notCutOff(
  from: ContainerHandle,
  control: ContainerHandle,
  { command, saw }: Reach,
): MatcherResult['finding'] {
  return {
    did: `${command}   (in the network of ${from.key})`,
    saw,
    wanted: `no connection (${control.key} gets one, and is meant to)`,
    facts: () => networksOf(from, control),
    read: docs.network,
  };
}
