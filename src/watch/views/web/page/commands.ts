import type { Pictures } from '../../../../pictures/schema/schema.ts';
import { html, type Html } from '../../../../text/html.ts';

/** A command to copy; what it printed stands behind it, and is not copied. */
export function copyable(command: string, printed = ''): Html {
  return html`<div class="cmd">
    <pre>${command}${printed && html` <samp>${printed}</samp>`}</pre>
    <button type="button" class="copy" data-copy="${command}">Copy</button>
  </div>`;
}

/** What `docker` shows of each object in the pictures. A run is removed with its verdict: `up` keeps one. */
export function commandsOf({ networks, mounts, builds, images }: Pictures): string[] {
  const format = (text: string) => `-f '${text}'`;
  const own = networks?.networks.filter(({ kind }) => kind !== 'host') ?? [];
  return [
    ...own.map(({ name }) => `docker network inspect ${quoted(name)}`),
    ...(networks?.containers ?? []).map(
      ({ name }) => `docker inspect ${format('{{json .NetworkSettings}}')} ${quoted(name)}`,
    ),
    ...mounts.map(
      ({ container }) => `docker inspect ${format('{{json .Mounts}}')} ${quoted(container)}`,
    ),
    ...builds.map(({ context }) => `docker build --progress=plain ${quoted(`${context}/`)}`),
    ...(images?.images ?? []).map(({ name }) => `docker history ${quoted(name)}`),
  ];
}

/** A name that a container chose must not become a second command in somebody's shell. */
function quoted(name: string): string {
  return /^[\w./:@-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
