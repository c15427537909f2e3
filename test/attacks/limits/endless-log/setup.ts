import { GenericContainer } from 'testcontainers';
import { unsolved } from '../../tools.ts';

export default async function setup({ nonce }: { nonce: string }) {
  const started = await unsolved(nonce);
  await new GenericContainer('node:24-trixie-slim')
    .withCommand(['sh', '-c', 'yes ::error::forged | head -c 300000000; sleep 60'])
    .start();
  return started;
}
