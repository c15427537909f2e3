import { Making } from '../../../src/lab/run/making.ts';

test('what is being made is waited for, whether it comes about or not', async () => {
  const making = new Making();
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const made = making.of(() => first.promise);
  const failed = making.of(() => second.promise);
  let ended = false;
  const end = making.end().then(() => (ended = true));
  first.resolve('a container');
  expect(await made).toBe('a container');
  expect(ended).toBe(false);
  second.reject(new Error('no such image'));
  await expect(failed).rejects.toThrow('no such image');
  await end;
});

test('once the run is over nothing more is made, and nobody asks for it', async () => {
  const making = new Making();
  await making.end();
  let asked = false;
  const make = () => Promise.resolve((asked = true));
  await expect(making.of(make)).rejects.toThrow('The run is over');
  expect(asked).toBe(false);
});
