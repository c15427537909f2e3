import { docs } from '../../../engine/docs.ts';
import type { ContainerHandle } from '../../objects/container/container.ts';
import { openPortsOfHost } from '../../objects/network/open-ports.ts';
import { portsInside, portsThroughGateways } from '../../objects/network/ports-in-reach.ts';
import { quote } from '../../probes/toolbox.ts';
import type { MatcherResult } from '../define.ts';

/** How somebody can be asked to pass a request on, as curl’s words: as it is, and as a proxy. */
const ways: ((port: string, url: string) => string[])[] = [
  (port, url) => ['-H', `Host: ${new URL(url).host}`, `http://${port}/`],
  (port, url) => ['--proxy', `http://${port}`, url],
  (port, url) => ['--proxytunnel', '--proxy', `http://${port}`, url],
  (port, url) => ['--proxy', `socks4a://${port}`, url],
  (port, url) => ['--proxy', `socks5h://${port}`, url],
];

/**
 * Nobody else of the attempt may lead the container to an address that it does not reach itself. Every
 * port that something listens on where it can come is asked to, in both families: those of the other
 * containers, and those of the host that lead to them. They are taken for a server that passes
 * everything on to there, for an HTTP proxy and for a SOCKS proxy.
 * @param options.body what is answered there
 * @param options.control who gets that answer, without anybody in between
 */
export async function toReachThroughNobody(
  from: ContainerHandle,
  url: string,
  { body, control }: { body: string; control: ContainerHandle },
): Promise<MatcherResult> {
  const others = await from.others();
  const [inside, onHost, direct] = await Promise.all([
    portsInside(from, others),
    openPortsOfHost(others),
    control.http(url),
  ]);
  const ports = [...inside, ...(await portsThroughGateways(from, onHost))];
  const asked = ports.flatMap((port) =>
    ways.map((way) => ({ port, words: way(`${port.host}:${port.port}`, url) })),
  );
  const said = await askAll(
    from,
    asked.map(({ words }) => words),
  );
  const told = asked.find((_, index) => said[index]?.includes(body));
  const see = async () => [
    await from.describeNetworks(),
    ...(told ? [await told.port.of.describeNetworks()] : []),
  ];
  if (!direct.body.includes(body))
    return {
      pass: false,
      finding: {
        ran: control.typed(direct.command),
        got: direct.error || direct.body,
        expected: `${JSON.stringify(body)}: ${control.key} has to get it before ${from.key} is tried`,
        ...{ see, read: docs.network },
      },
    };
  return {
    pass: told === undefined,
    finding: {
      ran: from.typed(`curl ${(told?.words ?? [url]).map(quote).join(' ')}`),
      got: told ? `the answer ${JSON.stringify(body)}, through ${told.port.of.key}` : 'no answer',
      expected: `no answer of ${url}: nobody passes on what ${from.key} sends`,
      ...{ see, read: docs.internal },
    },
  };
}

/** What came of each of these requests within three seconds; all at once, in one command. */
async function askAll(from: ContainerHandle, asked: string[][]): Promise<string[]> {
  if (asked.length === 0) return [];
  const script = asked.map(
    (words, index) =>
      `{ said=$(curl -s --max-time 3 ${words.map(quote).join(' ')} | head -c 8192 | base64 -w 0); echo "${index} =$said"; } &`,
  );
  const { stdout } = await from.probe(['bash', '-c', `${script.join(' ')} wait`]);
  const said = new Map(
    stdout.split('\n').map((line) => line.split(' ') as [string, string | undefined]),
  );
  return asked.map((_, index) =>
    Buffer.from(said.get(String(index))?.slice(1) ?? '', 'base64').toString(),
  );
}
