import { cliBlockIn } from '../../src/authoring/cli-block.ts';

test('a block is its commands, what each shows, and how it is removed', () => {
  const block = '```sh\ndocker run --name shop x  # → up\ndocker ps\n```\n';
  const below =
    '`withName` is `--name`. To remove it all: `docker rm -f -v\nshop`, then `docker network rm a`.\n';
  expect(
    cliBlockIn(`# A\n\n## The same with the docker CLI\n\nIt shows.\n\n${block}\n${below}`),
  ).toEqual({
    lines: [
      { command: 'docker run --name shop x', shows: 'up' },
      { command: 'docker ps', shows: null },
    ],
    below: below.trim(),
    removal: ['docker rm -f -v shop', 'docker network rm a'],
  });
});

test('another block is none', () => {
  expect(cliBlockIn('# A solution\n\n```sh\ndocker ps\n```\n')).toBeNull();
});
