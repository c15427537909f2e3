import { basename } from 'node:path';
import { nothingToInstall } from './nothing-to-install.ts';

export interface BuildOptions {
  /** The build context: absolute path. */
  context: string;
  /** Absolute path; `Dockerfile` in the context when left out. */
  dockerfile?: string;
  target?: string;
  args?: Record<string, string>;
  /** Secrets by id → the file that holds each. */
  secrets?: Record<string, string>;
  noCache?: boolean;
  /** How long it may take; 150 when left out. */
  maxSeconds?: number;
  /** npm gets no package, and cache mounts are empty: what was installed comes from the build cache. */
  nothingToInstall?: boolean;
  signal?: AbortSignal | undefined;
}

/** What of it the docker CLI is told. */
export function choices(options: BuildOptions): string[] {
  const { dockerfile, target, args = {}, secrets = {}, noCache } = options;
  return [
    ...(options.nothingToInstall ? nothingToInstall : []),
    ...(dockerfile ? ['--file', dockerfile] : []),
    ...(target ? ['--target', target] : []),
    ...(noCache ? ['--no-cache'] : []),
    ...Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...Object.entries(secrets).flatMap(([id, file]) => ['--secret', `id=${id},src=${file}`]),
  ];
}

/** As a person types it. */
export function commandOf({
  context,
  target,
  noCache,
  args = {},
  secrets = {},
}: BuildOptions): string {
  const options = [
    ...(target ? [`--target ${target}`] : []),
    ...(noCache ? ['--no-cache'] : []),
    ...Object.entries(args).map(([name, value]) => `--build-arg ${name}=${value}`),
    ...Object.entries(secrets).map(([id, file]) => `--secret id=${id},src=${basename(file)}`),
  ];
  return ['docker build', ...options, basename(context)].join(' ');
}

/** As it is told of a build after which nothing may be installed again. */
export function rebuildOf(options: BuildOptions): string {
  const change = options.args ? 'another build argument' : 'an edit of the source';
  return `docker build ${basename(options.context)}, ${change}, ${commandOf(options)}`;
}
