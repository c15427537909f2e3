import { dojo } from '../../support/dojo.ts';

test.each([
  ['a word that names several', ['show', 'capstones-and-more'], 'No kata and no track'],
  ['a folder that is not there', ['show', '43', '--attempt', 'nowhere'], 'There is no such folder'],
  ['an option', ['show', '43', '--jsn'], "unknown option '--jsn'"],
])('%s: exit 64, and no picture', async (_what, args, words) => {
  const { exitCode, stdout, stderr } = await dojo(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(words);
});

test('no engine: exit 2, why, and that there is nothing to draw', async () => {
  const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  const { exitCode, stdout } = await dojo(['show', '43'], { env });
  expect(exitCode).toBe(2);
  expect(stdout).toContain('There is nothing to draw');
  expect(stdout).toContain('could not judge');
});

test('an image that cannot be built: exit 1, and that there is nothing to draw', async () => {
  const attempt = 'test/wrong-answers/81-leave-the-toolbox/no-compiler-to-build-with';
  const { exitCode, stdout } = await dojo(['show', '81', '--attempt', attempt]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('There is nothing to draw');
});
