import { drawPictures } from '../../pictures/draw/pictures.ts';
import { tableOf } from '../../pictures/html/figures.ts';
import { svgOf, type Drawn } from '../../pictures/svg/pictures.ts';
import type { Verdict } from '../../judge/verdict.ts';
import type { Slot } from '../../text/html.ts';
import { excerptOf } from '../../text/sanitize.ts';

interface Drawing {
  drawn: Drawn;
  table: Slot;
}

// Some hundred containers draw some hundred lines.
const size = { lines: 400, characters: 40_000 };

/** The pictures of a verdict as lines of text; null when there are none. */
export function pictureText({ pictures, checks }: Verdict): string | null {
  if (!pictures) return null;
  const failed = checks.find(({ status }) => status === 'failed');
  const drawn = drawPictures(pictures, { width: 84, check: failed?.name });
  return drawn === '' ? null : excerptOf(drawn, size);
}

/**
 * The pictures of a verdict as drawings for a page, each with its table.
 * @param id what their ids begin with: unique on the page
 */
export function drawingsOf({ pictures, checks }: Verdict, id: string): Drawing[] {
  if (!pictures) return [];
  const red = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return svgOf(pictures, { id, red }).map((drawn) => ({
    drawn,
    table: tableOf(drawn, pictures, red),
  }));
}
