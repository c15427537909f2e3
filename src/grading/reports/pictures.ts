import { drawPictures } from '../../pictures/draw/pictures.ts';
import { svgOf, type Drawn } from '../../pictures/svg/pictures.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { excerptOf } from '../../text/sanitize.ts';

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
 * The pictures of a verdict as drawings for a page.
 * @param id what their ids begin with: unique on the page
 */
export function drawingsOf({ pictures, checks }: Verdict, id: string): Drawn[] {
  if (!pictures) return [];
  const red = checks.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return svgOf(pictures, { id, red });
}
