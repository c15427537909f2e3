import { GenericContainer, Wait } from 'testcontainers';

/** A container that has every port of its image's EXPOSE published, as `docker run -P` does. */
class OpenContainer extends GenericContainer {
  withAllPortsPublished(): this {
    this.hostConfig.PublishAllPorts = true;
    return this;
  }
}

/**
 * Starts the shop window: nginx, with one page that says the nonce.
 * @param nonce the text of the page
 * @param port a port of the host that is free now, for those who want to choose one
 */
export default async function setup({ nonce }: { nonce: string; port: number }) {
  const web = await new OpenContainer('nginx:stable-trixie')
    .withAllPortsPublished()
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  return { web };
}
