import { styleText } from 'node:util';
import type { Steps } from '../../system/steps.ts';
import { fitted } from '../../text/wrap.ts';

/** Tells the steps on standard error: in place on a terminal, in plain lines elsewhere. */
export function terminalSteps(out: NodeJS.WriteStream = process.stderr): Steps {
  const told = (label: string, text: string) =>
    dimHead(fitted(`${label.padEnd(head)}${text}`, out.columns || Infinity));
  // A log of CI may look like a terminal, but nobody sees its lines change.
  const live = out.isTTY && !process.env['CI'];
  return {
    say: (label, text) => void out.write(`${told(label, text)}\n`),
    async run(label, what, work) {
      const started = performance.now();
      const line = live ? oneLine(`${label.padEnd(head)}${what}`, out) : '';
      out.write(live ? dimHead(line) : `${told(label, what)} …\n`);
      const progress = progressLine(out, line, live);
      let heard = started;
      const hear = (text: string) => {
        heard = performance.now();
        progress(text);
      };
      // What says nothing by itself is seen to go on.
      const tick = () => {
        const now = performance.now();
        if (now - heard > 900) progress(`${Math.round((now - started) / 1000)} s`);
      };
      const ticking = live ? setInterval(tick, 1000) : undefined;
      try {
        return await work(hear);
      } finally {
        clearInterval(ticking);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        const done = told(label, live ? `${what} ${seconds} s` : `  ${seconds} s`);
        out.write(live ? `\r\x1b[K${done}\n` : `${done}\n`);
      }
    },
  };
}

/** How many columns a label takes. */
const head = 10;

function dimHead(line: string): string {
  return styleText('dim', line.slice(0, head)) + line.slice(head);
}

/** A line that can be written over: what had gone on in a second one would stay there. */
function oneLine(line: string, { columns }: NodeJS.WriteStream): string {
  return `${line.slice(0, (columns || 80) - 3)} …`;
}

function progressLine(
  out: NodeJS.WriteStream,
  line: string,
  live: boolean,
): (text: string) => void {
  let last = performance.now();
  return (text) => {
    const now = performance.now();
    // On a terminal often enough to look alive, in a log seldom enough to stay readable.
    if (now - last < (live ? 100 : 10_000)) return;
    last = now;
    const room = Math.max(0, (out.columns || 80) - line.length - 2);
    const shown = text.trim().slice(0, live ? room : undefined);
    out.write(
      live ? `\r\x1b[K${dimHead(line)} ${styleText('dim', shown)}` : `            ${shown}\n`,
    );
  };
}
