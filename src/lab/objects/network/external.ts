import { putFile } from '../../../engine/put-file.ts';
import { referenceOf } from '../../../images/catalogue.ts';
import type { Run } from '../../run/run.ts';
import { ContainerHandle } from '../container/container.ts';

/** A server of somebody else’s project: where it stands, and what it answers every request with. */
export interface ExternalServer {
  /** The id of its network. */
  network: string;
  /** The names that it has there. */
  aliases: string[];
  port: number;
  body: string;
  /** Labels by which others find it. */
  labels?: Record<string, string>;
}

/** Makes a network of somebody else’s project; resolves to its id. */
export async function openExternalNetwork(
  { docker, labLabels, external, making }: Run,
  name: string,
  labels: Record<string, string>,
): Promise<string> {
  const { id } = await making.of(() =>
    docker.createNetwork({
      ...{ Name: name, Driver: 'bridge' },
      Labels: { ...labels, ...labLabels },
    }),
  );
  external.networks.add(id);
  return id;
}

/** Starts a server of somebody else’s project; resolves to its id. */
export async function startExternalServer(run: Run, server: ExternalServer): Promise<string> {
  const id = await startServer(run, server);
  run.external.containers.add(id);
  return id;
}

/** Starts a server that is the lab’s alone: a setup does not get to it. Resolves to its id. */
export async function startServer(
  { docker, labLabels, making }: Run,
  { network, aliases, port, body, labels = {} }: ExternalServer,
): Promise<string> {
  const description = {
    Image: referenceOf('docker-dojo/toolbox'),
    Labels: { ...labels, ...labLabels },
    // The request is read to its end first: an answer before it would be a reset connection.
    Cmd: [
      'socat',
      `TCP4-LISTEN:${port},fork,reuseaddr`,
      `SYSTEM:while read -r line && [ $\\{#line\\} -gt 1 ]; do \\:; done; cat ${replyFile}`,
    ],
    HostConfig: { NetworkMode: network },
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: aliases } } },
  };
  const container = await making.of(() => docker.createContainer(description));
  await putFile(container, replyFile, replyWith(body));
  await container.start();
  return container.id;
}

/** A server of somebody else’s project, which may say something else at any moment. */
export class ExternalServerHandle extends ContainerHandle {
  /** Has it answer with other words from now on. */
  say(body: string): Promise<void> {
    return putFile(this.run.docker.getContainer(this.id), replyFile, replyWith(body));
  }
}

/** In a file, which an inspect does not show: a setup knows the words only from the server itself. */
const replyFile = '/reply';

function replyWith(body: string): string {
  return `HTTP/1.0 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
