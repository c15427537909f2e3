import { ask, idle, tell, type Tries } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const own = await idle();
  const tries: Tries = {};
  const image = '"Image":"node:24-trixie-slim"';
  const bodies: Record<string, [path: string, body: string][]> = {
    'a brace too many': [
      ['/containers/create?name=odd-0', `{${image}}}`],
      ['/volumes/create', '{"Name":"odd-0"}}'],
      ['/networks/create', '{"Name":"odd-0"}]'],
    ],
    nothing: [['/volumes/create', 'null']],
    'a commit with a brace too many': [
      [`/commit?container=${own.getId()}&repo=odd`, '{"Labels":{"dojo.run":"0123456789"}}}'],
    ],
  };
  for (const [name, requests] of Object.entries(bodies))
    for (const [path, body] of requests)
      await ask('POST', path, body).then(
        ({ status }) => status,
        () => name,
      );
  for (const path of [
    '/containers/odd-0/json',
    '/volumes/odd-0',
    '/networks/odd-0',
    '/images/odd/json',
  ]) {
    const { text } = await ask('GET', path);
    const label = /"dojo\.run":"[0-9a-f]{10}"/.test(text) && !text.includes('0123456789');
    tries[path] = text.includes('200 OK') && !label ? text : null;
  }
  const { text } = await ask('GET', '/volumes');
  const bare = [...text.matchAll(/"Labels":(\{[^}]*\}|null)/g)].filter(
    ([all]) => !all.includes('dojo.run'),
  );
  tries['a volume without a name'] = bare.length > 0 ? text : null;
  tell(tries);
}
