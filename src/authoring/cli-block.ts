/** A command of a block, and what its output has to contain where that is said. */
export interface CliLine {
  command: string;
  shows: string | null;
}

/** What stands under “The same with the docker CLI” in a solution’s README. */
export interface CliBlock {
  lines: CliLine[];
  /** The text below it, which says what method each flag is. */
  below: string;
  /** The commands of its sentence “To remove …”, in their order. */
  removal: string[];
}

/**
 * The block under “The same with the docker CLI”; null where there is none. `# →` behind a command says
 * what its output contains.
 */
export function cliBlockIn(markdown: string): CliBlock | null {
  const [, part = ''] = markdown.split('## The same with the docker CLI\n');
  const [, block, below = ''] = /^```sh\n([^]*?)^```$([^]*)/m.exec(part) ?? [];
  if (block === undefined) return null;
  const lines = block.trimEnd().split('\n');
  return { lines: lines.map(lineOf), below: below.trim(), removal: removalIn(below) };
}

function removalIn(below: string): string[] {
  const [sentence = ''] = /To remove[^.]*/.exec(below) ?? [];
  return [...sentence.matchAll(/`(docker [^`]*)`/g)].map(([, command = '']) =>
    command.replaceAll(/\s+/g, ' '),
  );
}

function lineOf(line: string): CliLine {
  const [command = '', shows = null] = line.split(/ +# → /);
  return { command, shows };
}
