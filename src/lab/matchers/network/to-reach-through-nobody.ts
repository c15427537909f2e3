import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { sharedSockets } from '../../objects/container/shared.ts';
import { openPortsOfHost, type ContainerPort } from '../../objects/network/open-ports.ts';
import { portsInside, portsThroughGateways } from '../../objects/network/ports-in-reach.ts';
import { quote, type Probe } from '../../probes/toolbox.ts';
import { withVolumesFrom } from '../../run/commands.ts';
import { patiently } from '../../run/time-limits.ts';
import type { MatcherResult } from '../define.ts';
import { throwIfLabsOwn } from './cut-off.ts';

/** A request to somebody who may pass it on. */
interface Asked {
  of: ContainerHandle;
  /** For curl. */
  words: string[];
  /** The command as a person would type it. */
  typed: string;
}

/**
 * Nobody else of the attempt may lead the container to an address that it does not reach itself. All
 * are asked to that listen where it can come: at a port, at one of the host that leads to them, in both
 * families, or at a Unix socket that it has mounted. Each is taken for a server that passes everything
 * on to there, for an HTTP proxy and for a SOCKS proxy.
 * @param options.body what is answered there
 * @param options.control who gets that answer, without anybody in between
 */
export async function toReachThroughNobody(
  from: ContainerHandle,
  url: string,
  { body, control }: { body: string; control: ContainerHandle },
): Promise<MatcherResult> {
  const others = await from.others();
  const [direct, byPort, bySocket] = await Promise.all([
    control.http(url),
    requestsAtPorts(from, others, url),
    requestsAtSockets(from, others, url),
  ]);
  const told =
    (await firstTold((...words) => from.probe(...words), byPort, body)) ??
    (await firstTold((...words) => from.probeHost(...words), bySocket, body));
  const see = async () =>
    Promise.all([from, ...(told ? [told.of] : [])].map((one) => one.describeNetworks()));
  if (!direct.body.includes(body)) {
    const got = direct.error || direct.body;
    throwIfLabsOwn(control, url, { command: direct.command, got });
    return {
      pass: false,
      finding: {
        ran: control.typed(direct.command),
        got,
        expected: `${JSON.stringify(body)}: ${control.key} has to get it before ${from.key} is tried`,
        ...{ see, read: docs.network },
      },
    };
  }
  return {
    pass: told === undefined,
    finding: {
      ran: told?.typed ?? from.typed(`curl ${url}`),
      got: told ? `the answer ${JSON.stringify(body)}, through ${told.of.key}` : 'no answer',
      expected: `no answer of ${url}: nobody passes on what ${from.key} sends`,
      ...{ see, read: docs.internal },
    },
  };
}

async function requestsAtPorts(
  from: ContainerHandle,
  others: ContainerHandle[],
  url: string,
): Promise<Asked[][]> {
  const [inside, onHost] = await Promise.all([portsInside(from, others), openPortsOfHost(others)]);
  const ports = [...inside, ...(await portsThroughGateways(from, onHost))];
  const open = await successes(
    (...words) => from.probe(...words),
    ports.map(({ host, port }) => {
      const family = host.startsWith('[') ? 'TCP6' : 'TCP4';
      return `socat -u /dev/null ${family}:${host}:${port},connect-timeout=0.5 2>/dev/null`;
    }),
  );
  const ways: ((port: string) => string[])[] = [
    (port) => ['--proxy', `http://${port}`, url],
    (port) => ['--proxytunnel', '--proxy', `http://${port}`, url],
    (port) => ['--proxy', `socks5h://${port}`, url],
    (port) => ['--proxy', `socks4a://${port}`, url],
    (port) => ['-H', `Host: ${new URL(url).host}`, `http://${port}/`],
  ];
  return ways.map((way) =>
    open.map((index) => {
      const { of, host, port } = ports[index] as ContainerPort;
      const words = way(`${host}:${port}`);
      return { of, words, typed: from.typed(asCurl(words)) };
    }),
  );
}

/** From the host's toolbox, which sees the container's files as its process does. */
async function requestsAtSockets(
  from: ContainerHandle,
  others: ContainerHandle[],
  url: string,
): Promise<Asked[][]> {
  const own = await from.inspect();
  const all = await Promise.all(
    others.map(async (of) => {
      const sockets = await sharedSockets(of, await of.inspect(), own);
      return sockets.map(({ pathThere }) => ({ of, path: pathThere }));
    }),
  );
  const ways: ((path: string) => string[])[] = [
    (path) => ['--unix-socket', path, '--request-target', url, url],
    (path) => ['--proxy', `socks5h://localhost${path}`, url],
    (path) => ['--unix-socket', path, url],
  ];
  return ways.map((way) =>
    all.flat().map(({ of, path }) => ({
      of,
      words: way(`/proc/${own.State.Pid}/root${path}`),
      typed: withVolumesFrom(from.key, asCurl(way(path))),
    })),
  );
}

function asCurl(words: string[]): string {
  return ['curl', ...words].map(quote).join(' ');
}

/**
 * The first request that got this answer. Each way is tried everywhere before the next: a proxy that has
 * ended because it did not understand one would have taken another.
 */
async function firstTold(probe: Probe, ways: Asked[][], body: string): Promise<Asked | undefined> {
  for (const asked of ways) {
    const [told] = await successes(
      probe,
      asked.map(({ words }) => {
        const request = asCurl(['-s', '--max-time', String(patiently(3)), ...words]);
        return `${request} | head -c 8192 | grep -qF ${quote(body)}`;
      }),
    );
    if (told !== undefined) return asked[told];
  }
  return undefined;
}

/** Which of these commands of a shell succeed, by their index; all run at once. */
async function successes(probe: Probe, commands: string[]): Promise<number[]> {
  if (commands.length === 0) return [];
  const jobs = commands.map((command, index) => `{ ${command} && echo ${index}; } &`);
  const { stdout } = await probe(['bash', '-c', `${jobs.join(' ')} wait`]);
  return stdout.split('\n').filter(Boolean).map(Number);
}
