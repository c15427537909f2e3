import { idle } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const [orders, inventory] = [await idle(), await idle()];
  const path = { getId: () => `../images/node:24-trixie-slim/json?of=${inventory.getId()}` };
  return { orders, inventory: path };
}
