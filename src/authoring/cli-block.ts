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
  return { lines: lines.map(lineOf), below: below.trim() };
}

function lineOf(line: string): CliLine {
  const [command = '', shows = null] = line.split(/ +# → /);
  return { command, shows };
}

/** What a block calls by names of its own: containers, networks, volumes, images. */
function namesIn(commands: string): Set<string> {
  const declared = [
    /--name (\S+)/g,
    /docker (?:network|volume) create (?:-\S+ )*([\w-]+)/g,
    / -v ([a-z][\w-]*):/g,
    / -t (\S+)/g,
  ];
  return foundBy(declared, commands);
}

/** The ports of the host that a block uses. */
function portsIn(commands: string): Set<string> {
  const used = [/-p (?:[\d.]+:)?(\d+):\d+/g, /https?:\/\/(?:localhost|127\.0\.0\.1):(\d+)/g];
  return foundBy(used, commands);
}

/** What the first group of each pattern has found, once each. */
function foundBy(patterns: RegExp[], text: string): Set<string> {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return new Set(found.map(([, one = '']) => one));
}

/**
 * The same block with names that nobody else has, and with ports that are free: so it can run beside
 * others on one engine.
 * @param port resolves to a port of the host that is free
 */
export async function madeUnique(
  block: CliLine[],
  suffix: string,
  port: () => Promise<number>,
): Promise<CliLine[]> {
  const all = block.map(({ command }) => command).join('\n');
  const replacements = [...namesIn(all)].map((name): [RegExp, string] => [
    new RegExp(`(?<![\\w./-])${name}(?![\\w.-])`, 'g'),
    `${name}-${suffix}`,
  ]);
  for (const used of portsIn(all))
    replacements.push([new RegExp(`\\b${used}\\b`, 'g'), String(await port())]);
  const replaced = (text: string) =>
    replacements.reduce((changed, [pattern, by]) => changed.replaceAll(pattern, by), text);
  return block.map(({ command, shows }) => ({
    command: replaced(command),
    shows: shows === null ? null : replaced(shows),
  }));
}
