import { inContainer } from '../../tools.ts';

const bomb =
  'const all = []; for (let i = 0; i < 40; i += 1) all.push(Buffer.alloc(100_000_000, 1)); console.log(all.length)';

export default async function setup(): Promise<object> {
  throw new Error(`${await inContainer(`node -e '${bomb}'`)} blocks of 100 MB were there`);
}
