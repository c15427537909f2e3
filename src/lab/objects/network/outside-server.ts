import { referenceOf } from '../../../images/catalogue.ts';
import type { Run } from '../../run/run.ts';
import { freePort } from '../../../system/free-port.ts';

/**
 * The outside world of a kata: a server in the host's network namespace, at the address that
 * containers reach through their gateway. Traffic to it leaves a container's network as traffic to
 * any public address would.
 */
export interface OutsideServer {
  /** `http://172.17.0.1:43121/`. */
  url: string;
  /** What it answers. */
  body: string;
  /** Resolves when it does. */
  open: Promise<void>;
}

/** Starts the outside world of a run; where it will be is known before it is there. */
export async function openOutsideServer(run: Run, body: string): Promise<OutsideServer> {
  const address = await gatewayOfDefaultBridge(run);
  const port = await freePort();
  const open = start(run, { address, port, body });
  // Whether it could be started is for those who wait for it.
  open.catch(() => undefined);
  run.trace.outside = { host: address, port };
  return { url: `http://${address}:${port}/`, body, open };
}

async function start(
  run: Run,
  { address, port, body }: { address: string; port: number; body: string },
): Promise<void> {
  const reply = `HTTP/1.0 200 OK\\r\\nContent-Length: ${body.length}\\r\\n\\r\\n${body}`;
  const description = {
    Image: referenceOf('docker-dojo/toolbox'),
    Labels: run.labLabels,
    Env: [`REPLY=${reply}`],
    Cmd: [
      'socat',
      `TCP4-LISTEN:${port},bind=${address},fork,reuseaddr`,
      // The request is read to its end first: an answer before it would be a reset connection.
      `SYSTEM:while read -r line && [ $\\{#line\\} -gt 1 ]; do \\:; done; printf \\"$REPLY\\"`,
    ],
    HostConfig: { NetworkMode: 'host' },
  };
  const container = await run.making.of(() => run.docker.createContainer(description));
  await container.start();
}

async function gatewayOfDefaultBridge(run: Run): Promise<string> {
  const bridge = await run.docker.getNetwork('bridge').inspect();
  // An engine with IPv6 may list that first.
  const gateways = bridge.IPAM?.Config?.map((config) => config['Gateway']) ?? [];
  const gateway = gateways.find((one) => one && !one.includes(':'));
  if (!gateway) throw new Error('the default bridge has no gateway');
  return gateway;
}
