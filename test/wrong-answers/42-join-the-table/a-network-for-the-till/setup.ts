import { Network } from 'testcontainers';

/** The till stands on the baker’s network: here is a network. */
export default async function setup() {
  return { till: await new Network().start() };
}
