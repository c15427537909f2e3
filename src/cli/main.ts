import { readdirSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { DojoError } from '../errors/errors.ts';

/** A file under commands/: one command each, found by its name. */
export interface CommandModule {
  /** One line for the list of commands. */
  summary: string;
  /** Adds arguments, options, an example and the action. */
  define: (command: Command) => void;
}

const names = readdirSync(new URL('commands/', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
);

/** The exit code by which a shell knows that a signal ended a command. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

endCleanly();
process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<number> {
  const program = new Command('dojo')
    .description('Learn Docker by turning failing specs green on real containers.')
    .exitOverride()
    .showSuggestionAfterError();
  // Loading only the command that was asked for keeps the way to a verdict short.
  const wanted = names.includes(argv[0] ?? '') ? [argv[0] ?? ''] : names;
  for (const name of wanted) {
    const { summary, define } = (await import(`./commands/${name}.ts`)) as CommandModule;
    define(program.command(name).summary(summary).description(summary));
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return exitCodeFor(error);
  }
}

function exitCodeFor(error: unknown): number {
  // Commander has printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64;
  if (error instanceof DojoError) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  throw error;
}

/**
 * Ctrl-C and a polite kill end a command only when what it was judging is removed; a second one
 * ends it at once, and the next command removes the rest.
 */
function endCleanly(): void {
  let stopping = false;
  for (const [signal, code] of Object.entries(signals))
    // Not once: libraries that listen too take a listener that is gone for none, and end the process.
    process.on(signal, () => {
      if (stopping) process.exit(code);
      stopping = true;
      process.stderr.write('\nstopping: removing what this run made …\n');
      void import('../verdict/cleanup.ts')
        .then(({ abandon }) => abandon())
        .finally(() => process.exit(code));
    });
}
