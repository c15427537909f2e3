import { bare } from '../../text/ip-address.ts';
import type { ProbeResult } from './toolbox.ts';

/** A TCP port at an address; IPv6 addresses in brackets, as in a URL. */
export interface TcpPort {
  host: string;
  port: number;
}

/** What a port said when it was told something; '' for nothing within three seconds. */
export interface Connection<D extends TcpPort = TcpPort> {
  port: D;
  said: string;
  /** The command as a person would type it. */
  command: string;
}

/** An HTTP request as printf writes it. */
export function httpRequest(path: string): string {
  return String.raw`GET ${path} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n`;
}

/**
 * Connects to each of these ports, says something (as printf writes it; '' to keep silent), and reads
 * what comes within three seconds: any server, whatever it speaks. All at once, in one command; the
 * connection stays open meanwhile, since some of those who pass it on close both ways as soon as one
 * is closed.
 */
export async function connectToAll<D extends TcpPort>(
  probe: (argv: string[]) => Promise<ProbeResult>,
  ports: D[],
  words: string[],
): Promise<Connection<D>[]> {
  const asked = ports.flatMap((port) =>
    words.map((word) => ({ port, word, command: describeConnection(port, word) })),
  );
  if (asked.length === 0) return [];
  const script = asked.map(
    ({ port, word }, index) =>
      `{ said=$(timeout 5 bash -c ${quoted(scriptOf(port, word))} 2>/dev/null | head -c 8192 | base64 -w 0); echo "${index} =$said"; } &`,
  );
  const { stdout } = await probe(['bash', '-c', `${script.join(' ')} wait`]);
  const said = new Map(
    stdout.split('\n').map((line) => line.split(' ') as [string, string | undefined]),
  );
  return asked.map((one, index) => ({
    ...one,
    said: Buffer.from(said.get(String(index))?.slice(1) ?? '', 'base64').toString(),
  }));
}

/** The command as a person would type it. */
function describeConnection({ host, port }: TcpPort, word: string): string {
  const [, path] = /^GET (\S+) HTTP/.exec(word) ?? [];
  if (path !== undefined) return `curl -i http://${host}:${port}${path}`;
  const line = `socat - TCP:${host}:${port}`;
  return word ? `sh -c "printf '${word}' | ${line}"` : line;
}

function scriptOf({ host, port }: TcpPort, word: string): string {
  const dialled = `exec 3<>/dev/tcp/${bare(host)}/${port}`;
  const said = word ? `; printf '${word}' >&3` : '';
  return `${dialled}${said}; timeout 3 cat <&3`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
