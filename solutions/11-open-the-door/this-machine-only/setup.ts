import { GenericContainer, Wait } from 'testcontainers';

/** A container whose ports are open to this machine and to no other. */
class HouseContainer extends GenericContainer {
  withPortOnThisMachine(port: number): this {
    this.hostConfig.PortBindings = { [`${port}/tcp`]: [{ HostIp: '127.0.0.1', HostPort: '0' }] };
    this.createOpts.ExposedPorts = { [`${port}/tcp`]: {} };
    return this;
  }
}

/**
 * Starts the shop window: nginx, with one page that says the nonce.
 * @param nonce the text of the page
 * @param port a port of the host that is free now, for those who want to choose one
 */
export default async function setup({ nonce }: { nonce: string; port: number }) {
  const web = await new HouseContainer('nginx:stable-trixie')
    .withPortOnThisMachine(80)
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  return { web };
}
