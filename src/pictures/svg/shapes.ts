import { cut } from '../../text/columns.ts';
import { xml, type Html } from '../../text/html.ts';

// What drawings are put together from. Units are those of the view box: 1 is a pixel where it is not scaled.

/** How wide a character is at most: of the names (14), and of the other texts (12). */
export const wide = { name: 8.5, mono: 7.3, sans: 6.6 };

interface Place {
  x: number;
  y: number;
  /** Classes of the style sheet. */
  look?: string;
}

/** A text as it is; for own words, and for what is cut already. */
export function words(text: string, { x, y, look = '' }: Place): Html {
  return xml`<text x="${round(x)}" y="${round(y)}" class="${look}">${text}</text>`;
}

/**
 * A name that may be of any length: cut to what has room, whole in a title, with the command below it
 * that shows the thing.
 * @param room in units
 */
export function label(text: string, room: number, place: Place & { command?: string }): Html {
  const { x, y, look = '', command } = place;
  const shown = fitting(text, room, look);
  const title = [...(shown === text ? [] : [text]), ...(command ? [command] : [])].join('\n');
  return xml`<text x="${round(x)}" y="${round(y)}" class="${look}">${shown}${title !== '' && xml`<title>${title}</title>`}</text>`;
}

/** As much of a text as has room in that look. */
export function fitting(text: string, room: number, look: string): string {
  const columns = Math.max(1, Math.floor(room / widthOf(look)));
  // Nearly every text is this: measuring the width of each character takes the most of a drawing's time.
  return text.length <= columns && /^[ -~]*$/.test(text) ? text : cut(text, columns);
}

/** A line along these commands of a path: `M0 0H10`. */
export function line(path: string, look: string): Html {
  return xml`<path class="${look}" d="${path}"/>`;
}

export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  look = '',
): Html {
  return xml`<rect class="box ${look}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="3"/>`;
}

/** The ring by which a container sits on a network. */
export function ring(x: number, y: number): Html {
  return xml`<circle class="dot" cx="${round(x)}" cy="${round(y)}" r="5"/>`;
}

/** The head of an arrow whose tip is there. */
export function tip(
  x: number,
  y: number,
  to: 'down' | 'up' | 'right' | 'left',
  look: string,
): Html {
  const { a, b } = heads[to];
  return xml`<path class="solid ${look}" d="M${round(x)} ${round(y)}l${a}${b}z"/>`;
}

const heads = {
  ...{ down: { a: '-6-9', b: 'h12' }, up: { a: '-6 9', b: 'h12' } },
  ...{ right: { a: '-9-6', b: 'v12' }, left: { a: '9-6', b: 'v12' } },
};

/** What the save before had not. */
export function newMark(place: Place): Html {
  return words('new', { ...place, look: `strong hot ${place.look ?? ''}` });
}

/** Coordinates without the dust of their arithmetic. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function widthOf(look: string): number {
  const isMono = /\bmono\b/.test(look);
  if (/\bname\b/.test(look)) return wide.name;
  if (isMono) return wide.mono;
  return wide.sans;
}
