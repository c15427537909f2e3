import { newsKey, type News } from '../compare/news.ts';
import { fates, isBelow } from '../draw/mounts.ts';
import type { MountFacts, MountsFacts } from '../schema/schema.ts';
import { xml, type Html } from '../../text/html.ts';
import { command } from './commands.ts';
import type { Content } from './frame.ts';
import { box, fitting, label, line, newMark, wide, words } from './shapes.ts';

const [column, bar, gap, head] = [160, 58, 12, 52];

/** A mount as a bar: over what it hides. */
interface Bar {
  mount: MountFacts;
  /** The path that this one is mounted in. */
  within: string;
  /** How many it is mounted in. */
  depth: number;
  /** Its first column, and how many it spans: its own, and those of all that is mounted in it. */
  first: number;
  span: number;
}

/**
 * Mounts from the side: a process looks from above and meets the uppermost bar. Columns are paths;
 * what lies under another bar is hidden there.
 * @param id unique on the page
 * @param red the names of the checks that failed: with one, what is left out of reach is red
 * @param news what is marked as new
 */
export function drawMounts(
  all: MountsFacts[],
  id: string,
  red: string[],
  news: News = new Set(),
): Content {
  const alarm = red.length > 0 ? 'red' : 'hot';
  const drawn: Html[] = [hatching(id)];
  let y = 0;
  let width = 400;
  for (const one of all) {
    const bars = barsOf(one.mounts);
    const levels = Math.max(...bars.map(({ depth }) => depth), 0) + 1;
    const shared = (mount: MountFacts) => sharing(mount, one, all);
    const isNew = ({ path }: MountFacts) => news.has(newsKey('mount', one.container, path));
    const scene = { top: y, levels, id, alarm, shared, isNew };
    drawn.push(...heading(one, y), ...bars.map((each) => drawBar(each, scene)));
    y += head + levels * (bar + gap) + 20;
    width = Math.max(width, bars.length * column + 4);
  }
  return { width, height: Math.max(20, y - 20), body: drawn };
}

/** Each mount’s place, in the order of the paths: what is mounted in another comes right after it. */
function barsOf(mounts: MountFacts[]): Bar[] {
  const sorted = [...mounts].sort((a, b) => (`${a.path}/` < `${b.path}/` ? -1 : 1));
  return sorted.map((mount, first) => {
    const around = sorted.filter(({ path }) => path !== mount.path && isBelow(mount.path, path));
    const inside = sorted.filter(({ path }) => path !== mount.path && isBelow(path, mount.path));
    const within = around.at(-1)?.path ?? '';
    return { mount, within, depth: around.length, first, span: inside.length + 1 };
  });
}

function heading({ container, image }: MountsFacts, y: number): Html[] {
  const show = command('container', container);
  const x = 14 + fitting(container, 190, 'name').length * wide.name;
  return [
    label(container, 190, { x: 2, y: y + 16, look: 'name mono', command: show }),
    label(image, 190, { x, y: y + 16, look: 'soft', command: command('image', image) }),
  ];
}

/** What the bars of one container have in common. */
interface Scene {
  /** Where the container begins, and how many bars lie over each other. */
  top: number;
  levels: number;
  id: string;
  alarm: string;
  /** Who else sees the same bytes. */
  shared: (mount: MountFacts) => string;
  isNew: (mount: MountFacts) => boolean;
}

function drawBar(
  { mount, within, depth, first, span }: Bar,
  { top, levels, id, alarm, shared, isNew }: Scene,
): Html {
  const x = 2 + first * column;
  const y = top + head + (levels - 1 - depth) * (bar + gap);
  const width = span * column - 4;
  const path = within.length > 1 ? `…${mount.path.slice(within.length)}` : mount.path;
  const [kind, name] = kindOf(mount);
  const room = column - 20;
  const hidden = column - 4;
  const edge = mount.afterRemove === 'nameless' ? alarm : '';
  const where = { x: x + 8, look: 'mono soft' };
  const show = mount.backing.endsWith('volume') ? command('volume', mount.source) : undefined;
  const also = shared(mount);
  const fate = { x: x + 8, y: y + 49, look: edge || 'soft' };
  return xml`${line(`M${x} ${top + head - 10}V${y}`, 'guide')}
    ${label(path, room + 8, { x, y: top + head - 14, look: 'mono' })}
    ${box({ x, y, width, height: bar }, edge)}
    ${span > 1 && covered(x + hidden, y, width - hidden, id)}
    ${words(kind + (mount.readOnly ? ', read-only' : ''), { x: x + 8, y: y + 17 })}
    ${isNew(mount) && newMark({ x: x + column - 12, y: y + 33, look: 'end halo' })}
    ${label(name, room, { ...where, y: y + 33, ...(show ? { command: show } : {}) })}
    ${also ? label(also, room, { ...fate, look: 'strong hot' }) : words(`docker rm: ${fates[mount.afterRemove]}`, fate)}`;
}

/** What backs a mount, and what that is called. */
function kindOf({ backing, source }: MountFacts): [kind: string, name: string] {
  const kinds: Record<MountFacts['backing'], [string, string]> = {
    'container layer': ['the container’s layer', ''],
    volume: ['named volume', source],
    'anonymous volume': ['anonymous volume', `${source.slice(0, 8)}…`],
    host: ['bind mount', source],
    tmpfs: ['tmpfs: memory', source],
  };
  return kinds[backing];
}

/** What nobody sees of a bar, because another lies over it. */
function covered(x: number, y: number, width: number, id: string): Html {
  return xml`<rect x="${x}" y="${y}" width="${width}" height="${bar}" class="covered" fill="url(#${id}-hidden)"/>${words('hidden', { x: x + width / 2, y: y + bar / 2 + 4, look: 'soft mid halo' })}`;
}

function hatching(id: string): Html {
  return xml`<defs><pattern id="${id}-hidden" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7"/></pattern></defs>`;
}

/** Who else sees the same bytes; empty where nobody does. */
function sharing({ source }: MountFacts, own: MountsFacts, all: MountsFacts[]): string {
  const others = all.filter(
    (one) => one !== own && source !== '' && one.mounts.some((mount) => mount.source === source),
  );
  return others.length > 0 ? `also in ${others.map(({ container }) => container).join(', ')}` : '';
}
