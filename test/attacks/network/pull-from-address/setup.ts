import { ask, tell, type Tries } from '../../tools.ts';

export default async function setup(): Promise<never> {
  const tries: Tries = {};
  for (const address of '{{addresses}}'.split(','))
    tries[address] = pulled(
      (await ask('POST', `/images/create?fromImage=${address}:{{port}}/secret&tag=latest`)).text,
    );
  tell(tries);
}

function pulled(text: string): string | null {
  return /Pulling from|Status: Downloaded/.test(text) ? text : null;
}
