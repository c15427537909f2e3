import { xml, type Html } from '../../text/html.ts';
import { round } from './shapes.ts';

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

/** How far it may shrink, in words of the style sheet. */
function looks(width: number): string {
  if (width <= 420) return 'drawing small';
  return width > 1000 ? 'drawing wide' : 'drawing';
}
