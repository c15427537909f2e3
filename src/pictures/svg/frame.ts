import { textOf, trusted, xml, type Html } from '../../text/html.ts';
import { round } from './shapes.ts';
import { pictureStyle } from './style.ts';

/** What a picture shows, before it has a frame. */
export interface Content {
  /** In view box units, which are pixels at full size. */
  width: number;
  height: number;
  body: Html[];
}

/** A picture with its name and its description, for those who do not see it too. */
export interface Described extends Content {
  /** Unique on its page. */
  id: string;
  title: string;
  /** Sentences. */
  words: string[];
}

/** An `<svg>` of a page, which has the style sheet. */
export function framed({ id, title, words, width, height, body }: Described): Html {
  return xml`<svg xmlns="http://www.w3.org/2000/svg" class="${looks(width)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"><title id="${id}-title">${title}</title><desc id="${id}-words">${words.join('\n')}</desc>${body}</svg>`;
}

/** A file by itself: with the style sheet in it, and its own background. */
export function selfContained({ body, ...described }: Described): string {
  const [width, height] = [described.width - 1, described.height - 1];
  const back = xml`<rect class="back" x="0.5" y="0.5" width="${width}" height="${height}" rx="8"/>`;
  const all = [xml`<style>${trusted(pictureStyle)}</style>`, back, ...body];
  return `${textOf(framed({ ...described, body: all }))}\n`;
}

/** How far it may shrink, in words of the style sheet. */
function looks(width: number): string {
  if (width <= 420) return 'drawing small';
  return width > 1000 ? 'drawing wide' : 'drawing';
}
