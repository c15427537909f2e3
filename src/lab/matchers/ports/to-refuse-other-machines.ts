import { CannotJudge } from '../../../errors/errors.ts';
import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { hostAddresses } from '../../objects/network/host-addresses.ts';
import { namespaceOf } from '../../objects/network/namespace.ts';
import { bindingsOf } from '../../objects/network/port-bindings.ts';
import { describePublishing } from '../../objects/network/published-ports.ts';
import type { TcpPort } from '../../probes/connect.ts';
import { describeResponse, httpProbe } from '../../probes/http.ts';
import { portsThatConnect } from '../../probes/knock.ts';
import { inVain } from '../../probes/route.ts';
import type { Probe } from '../../probes/toolbox.ts';
import { inNetwork } from '../../run/commands.ts';
import type { MatcherResult } from '../define.ts';
import { nothingPublished } from './nothing-published.ts';
import { openToOthers } from './open-to-others.ts';

export interface OtherMachines {
  /** The port of the host at which this machine gets in. */
  port: number;
  /** Published for everybody: the same probes have to get in there. */
  control: ContainerHandle;
  /** Somebody uninvolved on a bridge network, whose gateway is the host. */
  from: ContainerHandle;
  /** What the container says to `GET /`: no port that other machines get to may say it. */
  body: string;
}

/** Somebody who tries to get in. */
interface Visitor {
  probe: Probe;
  /** A command of theirs, as a person types it. */
  typed: (command: string) => string;
}

type See = () => Promise<string[]>;

/**
 * Tries to get in as other machines would: at each address of the engine's host that is not loopback,
 * from the host itself and from a container by way of its gateway. A connection is one too many,
 * whatever comes of it. What the engine lists counts as well, since a host need not have an address of
 * each family, and so does who passes on what the container says.
 */
export async function toRefuseOtherMachines(
  container: ContainerHandle,
  { port, control, from, body }: OtherMachines,
): Promise<MatcherResult> {
  const addresses = await hostAddresses(container);
  if (addresses.length === 0)
    throw new CannotJudge({ failed: 'The engine’s host has no address but its loopback' });
  const { guarded, free } = await portsOfBoth(container, control, port);
  const see = () => publishing(container, control);
  if (free.length === 0) return nothingPublished(control, see);

  const ends = [...guarded, ...free].flatMap((one) =>
    addresses.map(({ address: host, link }) => ({ host, link, port: one })),
  );
  const visitors = [onHost(container), from];
  const taken = await Promise.all(
    visitors.map((visitor) => portsThatConnect((argv) => visitor.probe(argv), ends)),
  );
  // When somebody removes a network meanwhile, the address of its bridge leads to the outside world.
  const links = new Set((await hostAddresses(container)).map(({ link }) => link));
  const open = taken.map((some) => some.filter(({ link }) => links.has(link)));
  for (const [index, visitor] of visitors.entries()) {
    const end = open[index]?.find((one) => guarded.includes(one.port));
    if (end) return letIn(visitor, end, see);
  }
  if (!open.flat().some((one) => free.includes(one.port)))
    return keptOut(
      onHost(container),
      { host: addresses[0]?.address ?? '', port: free[0] ?? 0 },
      control.key,
      see,
    );
  return openToOthers(container, { guarded, body, meant: await namespaceOf(control), see });
}

/** The ports of the host that only this machine may get in at, and those where everybody does. */
async function portsOfBoth(container: ContainerHandle, control: ContainerHandle, port: number) {
  const [own, others, place, other] = await Promise.all([
    boundPorts(container),
    boundPorts(control),
    namespaceOf(container),
    namespaceOf(control),
  ]);
  // Of a namespace that both are in, the engine does not tell whose port is whose.
  const guarded = new Set([port, ...(place === other ? [] : own)]);
  return { guarded: [...guarded], free: others.filter((one) => !guarded.has(one)) };
}

async function boundPorts(container: ContainerHandle): Promise<number[]> {
  const ends = bindingsOf(await container.inspectNamespace());
  const tcp = ends.filter(({ containerPort }) => containerPort.endsWith('/tcp'));
  return [...new Set(tcp.map((end) => end.port))];
}

function onHost(container: ContainerHandle): Visitor {
  return {
    probe: (...asked) => container.probeHost(...asked),
    typed: (command) => inNetwork('host', command),
  };
}

/** What becomes of a request of theirs, in words. */
async function tryAt(visitor: Visitor, { host, port }: TcpPort, as = (probe: Probe) => probe) {
  const probe = as((...asked) => visitor.probe(...asked));
  const reply = await httpProbe(probe, `http://${host}:${port}/`, {}, 0);
  return { ran: visitor.typed(reply.command), got: describeResponse(reply), ...reply };
}

/** Somebody got in who is not at the loopback of the host. */
async function letIn(visitor: Visitor, end: TcpPort, see: See): Promise<MatcherResult> {
  const { ran, got, error } = await tryAt(visitor, end, inVain);
  const finding = {
    ran,
    got: error ? `a connection, and then ${got}` : got,
    expected: 'a refused connection at each address of the host but its loopback',
    ...{ see, read: docs.publish },
  };
  return { pass: false, finding };
}

/** Where everybody should get in nobody did: that the others did not proves nothing then. */
async function keptOut(visitor: Visitor, end: TcpPort, key: string, see: See) {
  const { ran, got } = await tryAt(visitor, end);
  const expected = `an answer: ${key} has to stay open to other machines`;
  return { pass: false, finding: { ran, got, expected, see, read: docs.publish } };
}

async function publishing(...containers: ContainerHandle[]): Promise<string[]> {
  const lines = containers.map(async (one) => {
    const info = await one.inspectNamespace();
    return describePublishing(one.keyOfNamespace(info), info);
  });
  const networks = containers.map((one) => one.describeNetworks());
  return [...new Set((await Promise.all(lines)).flat()), ...(await Promise.all(networks))];
}
