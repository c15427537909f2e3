import { ask, foreigner, tell, unlessRefused, type Tries } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const foreign = await foreigner();
  await ask('POST', '/networks/create', { Name: 'mine' });
  const tries: Tries = {};
  for (const key of ['Container', 'container', 'CONTAINER', 'contaıner'])
    for (const verb of ['connect', 'disconnect'])
      tries[`${verb} with ${key}`] = unlessRefused(
        await ask('POST', `/networks/mine/${verb}`, { [key]: foreign }),
      );
  for (const verb of ['connect', 'disconnect'])
    tries[`${verb} in another type`] = unlessRefused(
      await ask(
        'POST',
        `/networks/mine/${verb}`,
        { Container: foreign },
        { 'content-type': 'text/json' },
      ),
    );
  tell(tries);
}
