import type { MountFacts, MountsFacts } from '../schema/schema.ts';
import type { Drawing } from './drawing.ts';
import { cell, cut, filled, styled, widest, type Style } from '../../text/columns.ts';

const styles: Record<MountFacts['afterRemove'], Style> = {
  stays: 'green',
  nameless: 'yellow',
  gone: 'dim',
};

const title = 'after docker rm';

/** What a remove of the container leaves of a mount. */
export const fates: Record<MountFacts['afterRemove'], string> = {
  stays: 'stays',
  nameless: 'out of reach',
  gone: 'gone',
};

/** Which path of which container is backed by what, and what is left when the container is removed. */
export function drawMounts(all: MountsFacts[], { width }: Drawing): string[] {
  const rows = all.flatMap(rowsOf);
  const path = widest(
    rows.map((row) => row.path),
    { least: 8 },
  );
  const room = width - path - title.length - 4;
  const backing = widest(
    rows.map(({ mount }) => backingOf(mount)),
    { most: room },
  );
  // Too narrow for three columns: what a path is backed by stands below it.
  if (room < 24) return [...stacked(all, width), ...notes(all, width)];
  const head = `${cell('path', path)}  ${cell('is', backing)}  ${title}`;
  const lines = all.flatMap((one, index) => [
    ...(index > 0 ? [''] : []),
    nameLine(one, width),
    ...(index > 0 ? [] : [styled(head, 'dim')]),
    ...rowsOf(one).map(({ mount, path: text }) =>
      [cell(text, path), cell(backingOf(mount), backing), fateOf(mount)].join('  '),
    ),
  ]);
  return [...lines, ...notes(all, width)];
}

function stacked(all: MountsFacts[], width: number): string[] {
  return all.flatMap((one, index) => [
    ...(index > 0 ? [''] : []),
    nameLine(one, width),
    ...rowsOf(one).flatMap(({ mount, path, depth }) => {
      const indent = ' '.repeat(2 * depth + 2);
      const room = width - indent.length;
      const fate = `${indent}${title}: ${fateOf(mount)}`;
      return [cut(path, width), indent + cut(backingOf(mount), room), fate];
    }),
  ]);
}

function nameLine({ container, image }: MountsFacts, width: number): string {
  const name = cut(container, width);
  return `${styled(name, 'bold')}  ${styled(cut(image, width - name.length - 2), 'dim')}`.trimEnd();
}

function fateOf({ afterRemove }: MountFacts): string {
  return styled(fates[afterRemove], styles[afterRemove]);
}

interface Row {
  mount: MountFacts;
  /** The path, below those that it lies in. */
  path: string;
  depth: number;
}

function rowsOf({ mounts }: MountsFacts): Row[] {
  return mounts.map((mount) => {
    const depth = mounts.filter(
      ({ path }) => path !== mount.path && isBelow(mount.path, path),
    ).length;
    const branch = depth > 0 ? `${'  '.repeat(depth - 1)}└ ` : '';
    return { mount, depth, path: `${branch}${mount.path}` };
  });
}

/** True where a path lies in another one. */
export function isBelow(path: string, other: string): boolean {
  return path.startsWith(other.replace(/\/*$/, '/'));
}

/** What backs a mount, in words. */
export function backingOf({ backing, source, readOnly }: MountFacts): string {
  const words = {
    'container layer': 'the container’s own layer',
    volume: `volume ${source}`,
    'anonymous volume': `anonymous volume ${source.slice(0, 8)}…`,
    host: `on the host: ${source}`,
    tmpfs: source ? `memory: volume ${source}` : 'tmpfs: memory',
  };
  return `${words[backing]}${readOnly ? ', read-only' : ''}`;
}

/** What the table has no words for. */
function notes(all: MountsFacts[], width: number): string[] {
  const mounts = all.flatMap((one) => one.mounts);
  const asked = [...new Set(mounts.filter(({ fromImage }) => fromImage).map(({ path }) => path))];
  const lines = [
    ...(asked.length > 0 ? [`An image itself asks for a volume at ${asked.join(', ')}.`] : []),
    ...(mounts.some(({ backing }) => backing === 'anonymous volume')
      ? ['An anonymous volume goes with docker rm -v; left behind, nothing leads back to it.']
      : []),
  ];
  const told = lines.flatMap((line) => filled(line, width)).map((line) => styled(line, 'dim'));
  return told.length > 0 ? ['', ...told] : [];
}
