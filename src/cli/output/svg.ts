import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { escaped } from '../../text/html.ts';

/** Points: of one column, of one line, and around the text. */
const [column, line, margin] = [8.4, 18, 16];

/** What a terminal’s styles are called here, by the numbers that begin and end them. */
const styles: Record<number, string> = {
  ...{ 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue' },
  ...{ 35: 'magenta', 36: 'cyan' },
};

const css = `
  .back { fill: #ffffff; stroke: #d0d7de }
  text { font: 14px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328 }
  .bold { font-weight: bold } .dim { fill: #59636e }
  .red { fill: #c1121f } .green { fill: #116329 } .yellow { fill: #7d4e00 }
  .blue { fill: #0550ae } .magenta { fill: #8250df } .cyan { fill: #0a6570 }
  @media (prefers-color-scheme: dark) {
    .back { fill: #0d1117; stroke: #30363d } text { fill: #e6edf3 } .dim { fill: #9198a1 }
    .red { fill: #ff7b72 } .green { fill: #56d364 } .yellow { fill: #e3b341 }
    .blue { fill: #79c0ff } .magenta { fill: #d2a8ff } .cyan { fill: #76e3ea }
  }`;

/** A text with a terminal’s styles as a picture: self-contained SVG, for light and for dark pages. */
export function terminalSvg(text: string, title: string): string {
  const lines = text.trimEnd().split('\n');
  const columns = Math.max(...lines.map((one) => stringWidth(one)));
  const width = Math.ceil(2 * margin + columns * column);
  const height = 2 * margin + lines.length * line;
  const drawn = lines.flatMap((one, index) => lineSvg(one, margin + (index + 0.75) * line));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(stripVTControlCharacters(text))}</desc>`,
    `<style>${css}\n</style>`,
    `<rect class="back" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

/** Each piece of one style stands at its own column: fonts differ in how wide a character is. */
function lineSvg(text: string, y: number): string[] {
  const on = new Set<string>();
  let at = 0;
  return text.split(/(\x1b\[[0-9;]*m)/).flatMap((part) => {
    if (part.startsWith('\x1b')) {
      turn(on, part);
      return [];
    }
    const width = stringWidth(part);
    const x = margin + at * column;
    at += width;
    if (part.trim() === '') return [];
    const style = on.size > 0 ? ` class="${[...on].join(' ')}"` : '';
    return [
      `<text x="${x.toFixed(1)}" y="${y}" xml:space="preserve" textLength="${(width * column).toFixed(1)}" lengthAdjust="spacingAndGlyphs"${style}>${escaped(part)}</text>`,
    ];
  });
}

function turn(on: Set<string>, sequence: string): void {
  for (const number of sequence.slice(2, -1).split(';').map(Number)) {
    const style = styles[number];
    if (style) on.add(style);
    else if (number === 0) on.clear();
    else if (number === 22) ['bold', 'dim'].forEach((one) => on.delete(one));
    else if (number === 39)
      Object.values(styles)
        .filter((one) => one !== 'bold' && one !== 'dim')
        .forEach((one) => on.delete(one));
  }
}
