import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough, type Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type Docker from 'dockerode';

/** A connection that the engine carries: into a toolbox, and from there to a port beside it. */
export interface Tunnel {
  /** Write to it what goes to the server. */
  toServer: Duplex;
  /** What comes from the server. */
  fromServer: PassThrough;
  /** Resolves when the call is over, to what went wrong in socat's words; '' when nothing did. */
  complaint: Promise<string>;
}

// Asking again here, for four seconds, is far cheaper than another exec; a client waits for five.
const patience = 'retry=80,interval=0.05';

/** Which end of a connection is where. */
export interface Ends {
  /** `127.0.0.1:5432` */
  to: string;
  /** The address that the server sees; left to the kernel when left out. */
  from?: string | undefined;
}

/**
 * Connects to an address as seen from the network namespace that a toolbox is in. The bytes travel in the engine's
 * own connection, as those of `docker exec -i` do: it takes no published port, no address and no
 * route, and works as well where the engine is a virtual machine. A port that nobody listens on yet is
 * waited for, for some seconds.
 */
export async function dial(
  docker: Docker,
  toolbox: Docker.Container,
  { to, from }: Ends,
): Promise<Tunnel> {
  const exec = await toolbox.exec({
    Cmd: ['socat', '-', `TCP:${to},${patience}${from ? `,bind=${from}` : ''}`],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
  });
  const toServer = await exec.start({ hijack: true, stdin: true });
  const [fromServer, words] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(toServer, fromServer, words);
  const hangUp = () => [fromServer, words].forEach((end) => end.end());
  toServer.on('end', hangUp).on('close', hangUp).on('error', hangUp);
  return { toServer, fromServer, complaint: text(words) };
}

/** Connects to a published port from this machine, where the engine is on it. */
export async function dialHere({
  hostAddress: host,
  hostPort: port,
}: {
  hostAddress: string;
  hostPort: number;
}): Promise<Tunnel> {
  const toServer = connect({ host, port });
  await once(toServer, 'connect');
  const fromServer = new PassThrough();
  const hangUp = () => fromServer.end();
  toServer.on('error', hangUp).on('close', hangUp).pipe(fromServer);
  const complaint = once(fromServer, 'end').then(() => '');
  return { toServer, fromServer, complaint };
}
