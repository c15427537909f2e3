import { Command } from 'commander';
import { takesWeb, type WebChoices } from '../../src/cli/web-options.ts';

/** What these words choose; an error is thrown as commander tells it. */
function chosenBy(...words: string[]): WebChoices {
  const command = takesWeb(
    new Command().exitOverride().configureOutput({ writeErr: () => undefined }),
  );
  return command.parse(words, { from: 'user' }).opts();
}

test('a port, the next free one, and a proxy’s name', () => {
  expect(chosenBy()).toEqual({});
  expect(chosenBy('--web', '--port', '0')).toEqual({ web: true, port: 0 });
  expect(chosenBy('--port', '65535')).toEqual({ port: 65_535 });
  const webHost = 'name-4743.app.github.dev';
  expect(chosenBy('--web-host', webHost)).toEqual({ webHost });
});

test.each(['65536', '-1', '1.5', 'abc', '', '0x10'])('%j is no port', (port) => {
  expect(() => chosenBy(`--port=${port}`)).toThrow('a number from 0 to 65535 is wanted');
});

test.each(['name:4743', 'https://name', '', '*', '.name', 'a b'])('%j is no name', (name) => {
  expect(() => chosenBy(`--web-host=${name}`)).toThrow('a name without a port is wanted');
});
