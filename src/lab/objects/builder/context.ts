import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { extract } from 'tar-stream';
import { AttemptError, excerpt } from '../../run/observation.ts';
import type { Run } from '../../run/run.ts';
import { throwMachineTrouble } from './build-faults.ts';
import { buildCommand, buildEnv } from './command.ts';

/** What lists the files of a build context, as a person types it. */
export function listCommand(folder: string): string {
  return String.raw`printf 'FROM scratch\nCOPY . .\n' | docker build -q -f - -o - ${folder} | tar -t`;
}

/**
 * The paths of a build context after its `.dockerignore`, as BuildKit itself sees them: it copies
 * everything into an empty image and hands that back. Files and links only, sorted.
 */
export async function contextPaths(run: Run, context: string): Promise<string[]> {
  const dockerfile = join(run.folder, 'everything.Dockerfile');
  await writeFile(dockerfile, 'FROM scratch\nCOPY . /\n');
  const args = ['build', '--quiet', '--output', 'type=tar,dest=-', '--file', dockerfile];
  const { execa } = await import('execa');
  const [command, ...first] = buildCommand();
  const building = execa(command, [...first, ...args, context], {
    env: buildEnv(run),
    encoding: 'buffer',
    reject: false,
  });
  const paths: string[] = [];
  const tar = extract();
  const { exitCode, stdout, stderr } = await building;
  if (exitCode !== 0) {
    const words = Buffer.from(stderr).toString();
    const fault = new AttemptError({
      ran: listCommand(basename(context)),
      got: excerpt(words),
      expected: 'a build context: every line of .dockerignore can be read',
    });
    await throwMachineTrouble(run, [words], fault);
    throw fault;
  }
  tar.end(Buffer.from(stdout));
  for await (const entry of tar) {
    if (entry.header.type !== 'directory') paths.push(entry.header.name.replace(/^\.?\//, ''));
    entry.resume();
  }
  return paths.sort();
}
