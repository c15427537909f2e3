import { ask, idle, tell, unlessRefused, type Tries } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const { text } = await ask('GET', '/images/json');
  const [, toolbox = 'docker-dojo/toolbox:x'] = /"(docker-dojo\/toolbox:\w+)"/.exec(text) ?? [];
  const own = (await idle()).getId();
  const tries: Tries = {};
  for (const name of ['node:24-trixie-slim', 'debian:trixie-slim', toolbox]) {
    const [repo = '', tag = ''] = name.split(':');
    const words = `repo=${repo}&tag=${tag}`;
    tries[`tag ${name}`] = unlessRefused(
      await ask('POST', `/images/postgres:17-trixie/tag?${words}`),
    );
    tries[`commit ${name}`] = unlessRefused(await ask('POST', `/commit?container=${own}&${words}`));
    tries[`build ${name}`] = unlessRefused(
      await ask('POST', `/build?t=${name}`, '', { 'content-type': 'application/x-tar' }),
    );
    tries[`import ${name}`] = unlessRefused(
      await ask('POST', `/images/create?fromSrc=-&${words}`, '', {
        'content-type': 'application/x-tar',
      }),
    );
    tries[`delete ${name}`] = unlessRefused(await ask('DELETE', `/images/${name}?force=1`));
    const slashes = encodeURIComponent(
      `docker.io/${repo.includes('/') ? repo : `library/${repo}`}`,
    );
    tries[`tag ${name}, in full`] = unlessRefused(
      await ask('POST', `/images/postgres:17-trixie/tag?repo=${slashes}&tag=${tag}`),
    );
  }
  tries['a prune of all'] = (await isThere('debian:trixie-slim'))
    ? null
    : 'debian:trixie-slim is gone';
  await ask('POST', `/images/prune?filters=${encodeURIComponent('{"dangling":["false"]}')}`);
  tries['a prune of what is not used'] = (await isThere('debian:trixie-slim'))
    ? null
    : 'debian:trixie-slim is gone';
  tell(tries);
}

async function isThere(name: string): Promise<boolean> {
  return (await ask('GET', `/images/${name}/json`)).status === 200;
}
