import { ask, idle, stateOf, tell, type Tries } from '../../tools.ts';

// Go takes a no-break space for a space, and İ for a capital i.
const spellings = ['\u00a0application/', 'appl\u0130cation/', 'application\u2028/'];

export default async function setup(): Promise<never> {
  const own = await idle();
  const tries: Tries = {};
  const at = `/containers/${own.getId()}`;
  for (const [index, spelling] of spellings.entries()) {
    const form = { 'content-type': `${spelling}x-www-form-urlencoded` };
    await ask('POST', `${at}/rename?name=by-address-${index}`, `name=by-form-${index}`, form);
    const state = await stateOf(own.getId());
    tries[`a form of ${spelling}`] = state.includes('by-form') ? state : null;
    await ask('POST', `/commit?container=${own.getId()}&repo=mine`, `repo=by-form-${index}`, form);
    const { status } = await ask('GET', `/images/by-form-${index}/json`);
    tries[`an image of ${spelling}`] = status === 200 ? 'it is there' : null;
    const json = { 'content-type': `${spelling}json` };
    await ask('POST', `/volumes/create`, { Name: `unlabelled-${index}` }, json);
    const { text } = await ask('GET', `/volumes/unlabelled-${index}`);
    tries[`a volume of ${spelling}`] = /200 OK/.test(text) && !/dojo\.run/.test(text) ? text : null;
  }
  tell(tries);
}
