import type { Pictures } from '../schema/schema.ts';
import type { Html } from '../../text/html.ts';
import { drawable } from '../../text/limits.ts';
import { drawBuilds } from './builds.ts';
import { buildCommands, mountCommands, networkCommands } from './commands.ts';
import { framed, type Content } from './frame.ts';
import { drawImages } from './images.ts';
import { drawMounts } from './mounts.ts';
import { drawNetworks } from './networks/networks.ts';
import { buildsWords, imagesWords, mountsWords, networksWords } from './words.ts';

/** One picture of a run. */
export interface Drawn {
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

interface Options {
  /** What the ids of the drawings begin with: no other on the page may begin so. */
  id?: string;
  /** The names of the checks that failed: what they did stands out. */
  red?: string[];
}

/** The pictures of a run, in the order in which a terminal shows them. */
export function svgOf(pictures: Pictures, { id = 'picture', red = [] }: Options = {}): Drawn[] {
  // A sheet that is read again may say anything.
  const { networks, mounts, builds, images } = drawable(pictures);
  const drawn: Undrawn[] = [
    ...builds.map((one) => ({
      title: `Builds of ${one.context}/`,
      content: () => drawBuilds(one, red),
      words: buildsWords(one),
      commands: buildCommands(one),
    })),
    ...listed(images, (one) => ({
      title: 'Images',
      content: () => drawImages(one),
      words: imagesWords(one),
      commands: [],
    })),
    ...listed(mounts.length > 0 ? mounts : null, (all) => ({
      title: 'Mounts',
      content: (own: string) => drawMounts(all, own, red),
      words: mountsWords(all),
      commands: mountCommands(all),
    })),
    ...listed(networks, (one) => ({
      title: 'Networks',
      content: () => drawNetworks(one, red),
      words: networksWords(one),
      commands: networkCommands(one),
    })),
  ];
  return drawn.map(({ content, ...about }, index) => {
    const own = `${id}-${index + 1}`;
    const made = content(own);
    const svg = framed({ ...made, ...about, id: own });
    return { ...about, svg, width: made.width, height: made.height };
  });
}

interface Undrawn extends Pick<Drawn, 'title' | 'words' | 'commands'> {
  content: (id: string) => Content;
}

function listed<T>(one: T | null, draw: (one: T) => Undrawn): Undrawn[] {
  return one === null ? [] : [draw(one)];
}
