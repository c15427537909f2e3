import type { Kata } from '../katas/kata.ts';
import { setOf } from '../katas/kata-set.ts';
import { register } from '../judge/cleanup.ts';
import { Controller } from './controller.ts';
import type { BringBack } from './judging/judging.ts';
import { readKeys } from './views/terminal/keyboard.ts';
import { PlainView } from './views/plain.ts';
import { TerminalView } from './views/terminal/screen.ts';
import { initialState } from './state/state.ts';
import { SeveralViews } from './views/several.ts';
import type { KeyCommand, Formatters } from './views/view.ts';
import type { KeptSeat } from './views/board/seat-file.ts';
import { WebPage, type WebOptions } from './web-page.ts';
import { Watcher } from './files/watcher.ts';

export interface WatchOptions {
  katas: Kata[];
  /** The kata to begin with. */
  kata: Kata;
  words: Formatters;
  helpers: KeyCommand[];
  autoAdvance: boolean;
  /** Looks at the files again and again instead of waiting for the file system’s events. */
  poll: boolean;
  /** Starts an engine again that has ended, where it is the dojo’s own. */
  bringBack?: BringBack;
  /** How the live page is opened. */
  web: WebOptions;
  /** Opens it at once, and not only at its key. */
  webAtOnce: boolean;
  /** The seat at the board of a class that each verdict is posted to. */
  board?: KeptSeat | undefined;
}

/**
 * Judges a kata on every save until somebody quits; resolves to the exit code. On a terminal it
 * listens to keys and draws a screen; elsewhere it prints lines.
 */
export async function watchKata(options: WatchOptions): Promise<number> {
  const { katas, kata, words, autoAdvance, poll, bringBack } = options;
  const { stdin, stdout } = process;
  const onTerminal = stdout.isTTY && process.env['TERM'] !== 'dumb';
  const { kept } = setOf(kata.folder);
  const page = new WebPage(options.web, kept);
  // Few watches join a board.
  const board =
    options.board &&
    (await import('./board-seat.ts')).boardViewOf(options.board, kept, () => driver);
  const helpers = [...options.helpers, page.key, ...(board ? [board.key] : [])];
  const first = onTerminal
    ? new TerminalView(stdout, words, stdin.isTTY ? helpers : [])
    : new PlainView(words, (text) => void stdout.write(`${text}\n`));
  const view = new SeveralViews(first);
  const parts = { view, words, helpers, bringBack };
  const begin = initialState(katas, kata, { autoAdvance, onBoard: board !== undefined });
  const driver: Controller = new Controller(begin, parts);
  page.leadsTo(driver, view);
  if (board) view.add(board);
  const seat = options.board?.seat;
  const notes = seat ? [`board  your seat is ${seat.name}`] : [];
  // A port that is taken is told before anything is judged.
  if (options.webAtOnce) {
    const address = await page.open().catch((error: unknown) => {
      view.close();
      throw error;
    });
    notes.push(address);
  }
  if (notes.length > 0) driver.happened({ kind: 'noted', text: notes.join('\n') });
  register(driver);
  const watcher = new Watcher({
    onChange: () => driver.look(),
    onPolling: (why) => driver.happened({ kind: 'files', note: why }),
    probeFolder: kept,
    poll,
  });
  driver.onKata((current) => watcher.follow(current));
  const release = stdin.isTTY
    ? readKeys(stdin, (key) => {
        // A second one ends it at once; the next command removes what is left.
        if (driver.closing && key === 'ctrl-c') process.exit(130);
        driver.happened({ kind: 'key', key, now: performance.now() });
      })
    : () => undefined;
  // Whoever read the lines has gone.
  stdout.on('error', () => driver.quit(0));
  const code = await driver.run();
  release();
  await watcher.close();
  return code;
}
