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
    const linked = await create(`${menu}/${link}`);
    tries[`a link to ${place}`] = linked ? await start(linked) : null;
    const id = await create(`${menu}/${folder}`);
    if (!id) throw new Error('the control was refused');
    await run(`cd /menu; rmdir ${folder}; ln -s ${place} ${folder}`);
    tries[`a folder that becomes a link to ${place}`] = await start(id);
  }
  tell(tries);
}

async function create(source: string): Promise<string | undefined> {
  const HostConfig = { Binds: [`${source}:/seen`] };
  const wish = { Image: 'node:24-trixie-slim', Cmd: ['ls', '/seen'], HostConfig };
  const { text } = await ask('POST', '/containers/create', wish);
  return /"Id":"([0-9a-f]{64})"/.exec(text)?.[1];
}

async function start(id: string): Promise<string | null> {
  return unlessRefused(await ask('POST', `/containers/${id}/start`));
}
