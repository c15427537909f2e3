import { words } from '../../src/claims/words.ts';

test.each([
  ['run --rm debian true', ['run', '--rm', 'debian', 'true']],
  ['exec box sh -c "echo 12 > /stock"', ['exec', 'box', 'sh', '-c', 'echo 12 > /stock']],
  [`node -e "require('http')"`, ['node', '-e', "require('http')"]],
  [`-c 'LABEL a="b c"'  x`, ['-c', 'LABEL a="b c"', 'x']],
  ['--filter=label="a b"', ['--filter=label=a b']],
  ['echo ""', ['echo', '']],
  ['', []],
])('%s', (line, wanted) => {
  expect(words(line)).toEqual(wanted);
});
