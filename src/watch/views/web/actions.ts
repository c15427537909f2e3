import type { Context, Hono } from 'hono';
import type { State, WatchEvent } from '../../state/state.ts';
import { pageKeys } from './page/side.ts';

/** The watch, as far as a page may act on it. */
export interface Watch {
  happened: (event: WatchEvent) => void;
  /** Resolves when what the last key asked for is there. */
  readonly settled: Promise<void>;
}

/** The forms of the pages: each does what a key does in the terminal, and leads back to the kata. */
export function addActions(app: Hono, watch: Watch, state: () => State | undefined): void {
  const press = (key: string) => watch.happened({ kind: 'key', key, now: performance.now() });
  /** A key is no answer to a question that it was not meant for. */
  const leaveQuestion = () => {
    if (state()?.question != null) press('escape');
  };
  app.post('/press', async (context) => {
    const key = await field(context, 'key');
    if (!pageKeys.includes(key)) return context.text(`The page has no key "${key}".\n`, 400);
    leaveQuestion();
    press(key);
    await watch.settled;
    return context.redirect(backTo(state(), key), 303);
  });
  app.post('/pick', async (context) => {
    const number = await field(context, 'number');
    if (!/^\d\d$/.test(number)) return context.text('A kata has a number of two digits.\n', 400);
    leaveQuestion();
    watch.happened({ kind: 'picked', number });
    return context.redirect('./', 303);
  });
  app.post('/answer', async (context) => {
    const [asked, answer] = [await field(context, 'question'), await field(context, 'answer')];
    // The terminal may have answered it, and asked another one.
    if (asked !== '' && asked === state()?.question) press(answer === 'y' ? 'y' : 'n');
    await watch.settled;
    return context.redirect('./', 303);
  });
}

async function field(context: Context, name: string): Promise<string> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return '';
  return new URLSearchParams(await context.req.text()).get(name) ?? '';
}

/** Where what was asked for is to be seen. */
function backTo(state: State | undefined, key: string): string {
  if (state?.question != null) return './#question';
  if (key === 'h') return './#hints';
  return state?.panel && key !== 'enter' ? './#panel' : './';
}
