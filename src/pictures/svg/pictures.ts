import { newsOf, type News } from '../compare/news.ts';
import { ofTheAttempt } from '../compare/same-networks.ts';
import { isAgainst } from '../draw/outcome.ts';
import type { NetworksFacts, Pictures } from '../schema/schema.ts';
import type { Html } from '../../text/html.ts';
import { drawable } from '../../text/limits.ts';
import { drawBuilds } from './builds.ts';
import { buildCommands, imageCommands, mountCommands, networkCommands } from './commands.ts';
import { framed, type Content } from './frame.ts';
import { drawImages } from './images.ts';
import { drawMounts } from './mounts.ts';
import { drawNetworks, type Beside } from './networks/networks.ts';
import { buildsWords, imagesWords, mountsWords, networksWords } from './words.ts';

/** One picture of a run. */
export interface Drawn {
  kind: 'builds' | 'images' | 'mounts' | 'networks';
  /** `Networks`, `Builds of app/`. */
  title: string;
  /** An `<svg>` for a page that has {@link pictureStyle}. */
  svg: Html;
  /** Its size, in pixels at full size. */
  width: number;
  height: number;
  /** What it shows, in sentences: its description. */
  words: string[];
  /** The docker commands that show what is drawn. */
  commands: string[];
}

/** Pictures, and the names of the checks that failed then. */
export interface Seen {
  pictures: Pictures;
  red: string[];
}

interface Options {
  /** What the ids of the drawings begin with: no other on the page may begin so. */
  id?: string;
  /** The names of the checks that failed: what ended otherwise than they wanted stands out. */
  red?: string[];
  /** The save before: what is new since is marked, and what stayed has its place. */
  before?: Seen | null;
  /** The save after, beside which this one is drawn: they share the layout. */
  after?: Seen | null;
}

/** The pictures of a run, in the order in which a terminal shows them. */
export function svgOf(pictures: Pictures, options: Options = {}): Drawn[] {
  const { id = 'picture', red = [], before, after } = options;
  // A sheet that is read again may say anything.
  const facts = drawable(pictures);
  const { networks, mounts, builds, images } = facts;
  const news: News = before ? newsOf(drawable(before.pictures), facts) : new Set();
  const beside = besideOf(before, 'before') ?? besideOf(after, 'after');
  const drawn: Undrawn[] = [
    ...builds.map((one) => ({
      kind: 'builds' as const,
      title: `Builds of ${one.context}/`,
      content: () => drawBuilds(one, red, news),
      words: buildsWords(one),
      commands: buildCommands(one),
    })),
    ...listed(images, (one) => ({
      ...{ kind: 'images', title: 'Images' },
      content: () => drawImages(one, news),
      words: imagesWords(one),
      commands: imageCommands(one),
    })),
    ...listed(mounts.length > 0 ? mounts : null, (all) => ({
      ...{ kind: 'mounts', title: 'Mounts' },
      content: (own: string) => drawMounts(all, own, red, news),
      words: mountsWords(all),
      commands: mountCommands(all),
    })),
    ...listed(networks, (one) => ({
      ...{ kind: 'networks', title: 'Networks' },
      content: () => drawNetworks(worthDrawing(one, red), red, news, beside),
      words: networksWords(one, red),
      commands: networkCommands(worthDrawing(one, red)),
    })),
  ];
  return drawn.map(({ content, ...about }, index) => {
    const own = `${id}-${index + 1}`;
    const made = content(own);
    const svg = framed({ ...made, ...about, id: own });
    return { ...about, svg, width: made.width, height: made.height };
  });
}

interface Undrawn extends Pick<Drawn, 'kind' | 'title' | 'words' | 'commands'> {
  content: (id: string) => Content;
}

function besideOf(seen: Seen | null | undefined, is: Beside['is']): Beside | undefined {
  const facts = seen && drawable(seen.pictures).networks;
  return facts ? { facts: worthDrawing(facts, seen.red), red: seen.red, is } : undefined;
}

/** Of those whom the lab put there, who got where nobody should. */
function worthDrawing(facts: NetworksFacts, red: string[]): NetworksFacts {
  const against = facts.paths.filter((path) => isAgainst(path, red));
  return ofTheAttempt(
    facts,
    against.map(({ from }) => from),
  );
}

function listed<T>(one: T | null, draw: (one: T) => Undrawn): Undrawn[] {
  return one === null ? [] : [draw(one)];
}
