import { GenericContainer } from 'testcontainers';
import { ask, tell, unlessRefused, type Tries } from '../../tools.ts';

const places = ['/', '/engine', '/data', '/engine/docker.sock', '../../ledger.jsonl'];

export default async function setup({ menu }: { menu: string }): Promise<never> {
  const inside = await new GenericContainer('node:24-trixie-slim')
    .withBindMounts([{ source: menu, target: '/menu' }])
    .withCommand(['sleep', '60'])
    .start();
  const run = (words: string) => inside.exec(['sh', '-c', words]);
  const tries: Tries = {};
  for (const [number, place] of places.entries()) {
    const [link, folder] = [`link-${number}`, `folder-${number}`];
    await run(`cd /menu; ln -s ${place} ${link}; mkdir ${folder}`);
    tries[`a link to ${place}`] = unlessRefused(await create(`${menu}/${link}`));
    const { text } = await create(`${menu}/${folder}`);
    const [, id = ''] = /"Id":"([0-9a-f]{64})"/.exec(text) ?? [];
    if (!id) throw new Error(`the control was refused: ${text}`);
    await run(`cd /menu; rmdir ${folder}; ln -s ${place} ${folder}`);
    const started = await ask('POST', `/containers/${id}/start`);
    tries[`a folder that becomes a link to ${place}`] = unlessRefused(started);
  }
  tell(tries);
}

function create(source: string) {
  const HostConfig = { Binds: [`${source}:/seen`] };
  return ask('POST', '/containers/create', { Image: 'node:24-trixie-slim', Cmd: ['ls', '/seen'], HostConfig });
}
