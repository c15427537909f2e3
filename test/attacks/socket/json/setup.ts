import { ask, createEach, readReply, send, tell, unlessRefused, type Reply } from '../../tools.ts';

const image = '"Image":"node:24-trixie-slim"';
const privileged = '{"Privileged":true}';
const bodies: Record<string, string> = {
  'the key twice, the good one last': `{${image},"HostConfig":${privileged},"HostConfig":{}}`,
  'the key twice, in two spellings': `{${image},"HostConfig":{},"hostconfig":${privileged}}`,
  'the spellings the other way round': `{${image},"hostconfig":{},"HostConfig":${privileged}}`,
  'the wish twice': `{${image},"HostConfig":{"Privileged":true,"Privileged":false,"privileged":true}}`,
  'escaped letters': `{${image},"HostConfig":{"\\u0050rivileged":true}}`,
  'a long s': `{${image},"Ho\u017ftConfig":${privileged}}`,
  'a Kelvin sign': `{${image},"HostConfig":{"Ma\u212aedPaths":[]},"x":1}`,
  'a comma too many': `{${image},"HostConfig":${privileged},}`,
  'something behind it': `{${image},"HostConfig":${privileged}} {}`,
  'a mark before it': `\ufeff{${image},"HostConfig":${privileged}}`,
  'a list around it': `[{${image},"HostConfig":${privileged}}]`,
  'a prototype': `{${image},"__proto__":{"HostConfig":${privileged}},"constructor":{}}`,
  'a prototype below': `{${image},"HostConfig":{"__proto__":${privileged}}}`,
  'half a character': `{${image},"HostConfig":{"\\ud800Privileged":true,"Privileged\\u0000":true}}`,
  'not the best UTF-8': `{${image},"HostConfig":${privileged},"\xff":1}`,
};
const types = [
  '',
  'text/plain',
  'application/jsonx',
  'text/json',
  'application/x-json',
  'APPLICATION/JSON; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
];

export default async function setup(): Promise<never> {
  const tries = await createEach({});
  const create = (body: string, headers?: Record<string, string>) =>
    ask('POST', '/containers/create', body, headers);
  for (const [name, body] of Object.entries(bodies))
    tries[name] = privilegedOnly(await create(body));
  for (const type of types)
    tries[`the type "${type}"`] = unlessRefused(
      await create(`{${image},"HostConfig":${privileged}}`, { 'content-type': type }),
    );
  const whole = `{${image},"HostConfig":${privileged}}`;
  const pieces = [whole.slice(0, 40), whole.slice(40)].map(
    (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
  );
  for (const type of ['application/json', 'text/plain'])
    tries[`in pieces, as ${type}`] = unlessRefused(
      readReply(
        await send(
          `POST /containers/create HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${pieces.join('')}0\r\n\r\n`,
        ),
      ),
    );
  for (const [name, id] of await created())
    tries[name] = (await isPrivileged(id)) ? 'privileged' : null;
  tell(tries);
}

/** Where the good one counts for both, nothing is wrong with it; {@link created} looks at what came of it. */
function privilegedOnly(_reply: Reply): null {
  return null;
}

async function created(): Promise<[string, string][]> {
  const { text } = await ask('GET', '/containers/json?all=1');
  return [...text.matchAll(/"Id":"([0-9a-f]{64})"/g)].map(([, id = '']) => [
    `a container ${id}`,
    id,
  ]);
}

async function isPrivileged(id: string): Promise<boolean> {
  const { text } = await ask('GET', `/containers/${id}/json`);
  return text.includes('"Privileged":true') || text.includes('"MaskedPaths":[]');
}
