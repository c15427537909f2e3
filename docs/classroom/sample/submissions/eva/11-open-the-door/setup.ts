import { GenericContainer, Wait } from 'testcontainers';

/**
 * Starts the shop window: nginx, with one page that says the nonce.
 * @param nonce the text of the page
 * @param port a port of the host that is free now, for those who want to choose one
 */
export default async function setup({ nonce }: { nonce: string; port: number }) {
  const web = await new GenericContainer('nginx:stable-trixie')
    .withExposedPorts(80)
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  return { web };
}
