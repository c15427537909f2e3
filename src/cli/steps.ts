import { styleText } from 'node:util';
import type { Steps } from '../steps.ts';

/** Tells the steps on standard error: in place on a terminal, in plain lines elsewhere. */
export function terminalSteps(out: NodeJS.WriteStream = process.stderr): Steps {
  const head = (label: string) => styleText('dim', label.padEnd(10));
  // A log of CI may look like a terminal, but nobody sees its lines change.
  const live = out.isTTY && !process.env['CI'];
  return {
    say: (label, text) => void out.write(`${head(label)}${text}\n`),
    async run(label, what, work) {
      const started = performance.now();
      const line = `${head(label)}${what}`;
      out.write(live ? `${line} …` : `${line} …\n`);
      const progress = progressLine(out, line, live);
      try {
        return await work(progress);
      } finally {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        out.write(live ? `\r\x1b[K${line} ${seconds} s\n` : `${head(label)}  ${seconds} s\n`);
      }
    },
  };
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
    const room = Math.max(10, (out.columns || 80) - line.length - 4);
    const shown = text.trim().slice(0, room);
    out.write(live ? `\r\x1b[K${line} … ${styleText('dim', shown)}` : `            ${shown}\n`);
  };
}
