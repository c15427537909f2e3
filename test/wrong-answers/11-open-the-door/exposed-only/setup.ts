import { GenericContainer, Wait } from 'testcontainers';

/** A container that says which port it uses, as EXPOSE does in a Dockerfile. */
class ExposingContainer extends GenericContainer {
  withExposed(port: number): this {
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
  const web = await new ExposingContainer('nginx:stable-trixie')
    .withExposed(80)
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  return { web };
}
