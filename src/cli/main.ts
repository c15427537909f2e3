import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { distance } from '../text/distance.ts';
import { DojoError } from '../errors/errors.ts';
import { machineErrorIn } from '../errors/machine.ts';
import { messageOf } from '../errors/messages.ts';
import { addCommand, commandNames } from './command-files.ts';
import { fitted } from '../text/wrap.ts';
import { beginStopping } from '../system/stopping.ts';

/** The exit code by which a shell knows that a signal ended a command. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Two signals so close to each other are one. */
const sameMs = 500;

// Whoever reads along may go (`| head`): the work is done to its end all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
endCleanly();
process.exitCode = await main(process.argv.slice(2));
// A question that a hanging engine has not answered must not keep a failed command open.
if (process.exitCode === 2) setTimeout(() => process.exit(), 3000).unref();

async function main(argv: string[]): Promise<number> {
  const program = new Command('dojo')
    .description('Learn Docker by turning failing specs green on real containers.')
    .addHelpText(
      'after',
      '\nExamples:\n  npm start\n  npm test 41\n  npm run dojo -- hint 41\n' +
        '  npm run dojo -- hint --help',
    )
    .commandsGroup('Help:')
    // What stands behind a command is that command’s, or its subcommand’s.
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError();
  // Loading only the command that was asked for keeps the way to a verdict short.
  const wanted = commandNames.includes(argv[0] ?? '') ? [argv[0] ?? ''] : commandNames;
  for (const name of wanted) await addCommand(program, name);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0) suggest(program, argv);
    return exitCodeFor(error);
  }
}

/** What may have been meant, where commander does not say it. */
function suggest(program: Command, argv: string[]): void {
  const [word = ''] = argv;
  if (commandNames.includes(word)) return suggestSubcommand(program, argv);
  const lower = word.toLowerCase();
  if (commandNames.includes(lower)) process.stderr.write(`(Did you mean ${lower}?)\n`);
  if (/^\d{2}\b/.test(word)) process.stderr.write(`(Did you mean npm test ${word}?)\n`);
  if (word) process.stderr.write('npm run dojo -- --help (lists the commands)\n');
}

/** A word that is no subcommand is an argument too many of the default one, to commander. */
function suggestSubcommand(program: Command, [name, word = '']: string[]): void {
  const command = program.commands.find((one) => one.name() === name);
  const subcommands = (command?.commands ?? []).map((one) => one.name());
  const near = subcommands.find((one) => one !== word && distance(one, word) <= 2);
  if (near && !subcommands.includes(word)) process.stderr.write(`(Did you mean ${near}?)\n`);
}

function exitCodeFor(error: unknown): number {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64;
  if (error instanceof DojoError) {
    tell(error.message);
    return error.exitCode;
  }
  const trouble = machineErrorIn(messageOf(error));
  // A fault of the dojo's own: the stack is for whoever mends it, and nobody has failed a kata.
  const text = trouble?.message ?? `The dojo itself failed\n${inspect(error)}`;
  tell(text);
  return 2;
}

function tell(message: string): void {
  process.stderr.write(`${fitted(message, process.stderr.columns || Infinity)}\n`);
}

/**
 * Ctrl-C and a polite kill end a command only when what it was judging is removed; a second one
 * ends it at once, and the next command removes the rest.
 */
function endCleanly(): void {
  for (const [signal, code] of Object.entries(signals))
    // Not once: libraries that listen too take a listener that is gone for none, and end the process.
    process.on(signal, () => {
      const stoppingFor = beginStopping();
      // One Ctrl-C may come twice: from the terminal, and from the Node.js that handed over.
      if (stoppingFor !== undefined && stoppingFor < sameMs) return;
      if (stoppingFor !== undefined) process.exit(code);
      process.stderr.write('\nstopping: removing what this run made …\n');
      void import('../judge/cleanup.ts')
        .then(({ abort: abandon }) => abandon())
        .finally(() => process.exit(code));
    });
}
