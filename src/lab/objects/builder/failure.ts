import { baseImages } from '../../../images/catalogue.ts';
import type { Run } from '../../run/run.ts';
import type { BuildStep } from '../../run/trace.ts';

/**
 * What the dojo knows of a build that failed, beside what BuildKit says of it: a fact a line.
 * @param words BuildKit's own
 */
export async function factsOfFailure(
  { docker }: Run,
  failed: BuildStep | undefined,
  words: string,
): Promise<string[]> {
  // The builder's first step, for a Dockerfile that begins with such a line.
  if (failed && /^resolve image config for docker-image:/.test(failed.name))
    return [
      'the line “# syntax=…” has the builder fetch its frontend, which reads the Dockerfile, from a registry;',
      'leave it out here: the engine has a frontend of its own',
    ];
  const [, option] = /unknown flag: -*([\w-]+)/.exec(words) ?? [];
  if (option !== undefined) {
    const { Version: version } = await docker.version();
    return [`the builder of this engine (Docker ${version}) does not know --${option}`];
  }
  if (words.includes('invalid user index: -1'))
    return [
      'with --link this builder takes --chown as numbers only (--chown=1000:1000):',
      'the copy is made apart from the image, where nobody has a name',
    ];
  const missing = /: failed to resolve source metadata|[^"\s]: not found/.test(words);
  return missing ? [`this dojo has the base images ${baseImages().join(', ')}`] : [];
}
