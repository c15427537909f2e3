import { idle } from '../../tools.ts';

export default async function setup(): Promise<object> {
  const container = await idle();
  return JSON.parse(
    '{"__proto__":1,"constructor":1,"then":1,"toString":1,"hasOwnProperty":1,"prototype":1}',
    (key, value: unknown) => (key === '' ? value : container),
  ) as object;
}
