// What tests of drawings look at: the texts and the lines of an SVG.
import type { Content } from '../../src/pictures/svg/frame.ts';
import { html, textOf } from '../../src/text/html.ts';

export function svgText({ body }: Content): string {
  return textOf(html`${body}`);
}

/** What can be read in a drawing, without what only a pointer brings up. */
export function readable(svg: string): string[] {
  const shown = svg.replaceAll(/<title[^>]*>[^<]*<\/title>/g, '');
  return [...shown.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text = '']) => text)
    .filter((text) => text !== '');
}

/** Where a text stands. */
export function placeOf(svg: string, text: string): { x: number; y: number } {
  const found = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${text}<`).exec(svg);
  if (!found) throw new Error(`there is no text ${text} in ${svg}`);
  return { x: Number(found[1]), y: Number(found[2]) };
}
