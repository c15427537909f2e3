import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import type { State } from '../../state/state.ts';
import { addActions, type Watch } from './actions.ts';
import { bodyGuard } from './guards/body.ts';
import { headersGuard } from './guards/headers.ts';
import { hostGuard, type AllowedHosts } from './guards/host.ts';
import { originGuard } from './guards/origin.ts';
import { tokenGuard } from './guards/token.ts';
import { documentText, regionsOf, type PageName } from './page/document.ts';
import { fileOf, icons, iconText } from './page/icon.ts';
import { style } from './page/style.ts';
import { mostStreams, type Regions, type Streams } from './streams.ts';

const script = 'text/javascript; charset=utf-8';

/** What the pages are made of. */
export interface Shown {
  token: string;
  hosts: () => AllowedHosts;
  state: () => State | undefined;
  /** Names the state that is shown now. */
  id: () => string;
  streams: Streams;
  watch: Watch;
}

/** The live page's routes, all of them below the token and behind every guard. */
export function appOf(shown: Shown): Hono {
  const app = new Hono();
  const guards = [headersGuard(style), hostGuard(shown.hosts), originGuard(shown.hosts)];
  for (const guard of [...guards, tokenGuard(shown.token), bodyGuard()]) app.use(guard);
  const own = new Hono();
  // The slash at the end is what the page's own addresses hang on.
  app.get(`/${shown.token}/`, (context) => page(context.html.bind(context), shown, 'kata'));
  own.get('/map', (context) => page(context.html.bind(context), shown, 'map'));
  addFiles(own);
  addStream(own, shown);
  addActions(own, shown.watch, shown.state);
  app.route(`/${shown.token}`, own);
  app.get(`/${shown.token}`, (context) => context.redirect(`/${shown.token}/`, 303));
  app.notFound((context) => context.text('There is no such page.\n', 404));
  // A fault of the page's own must not end the watch, nor tell a stranger what is in it.
  app.onError((_error, context) => context.text('This page could not be made.\n', 500));
  return app;
}

type Answer = (text: string, status?: 200 | 503) => Response | Promise<Response>;

function page(answer: Answer, { state, id }: Shown, name: PageName): Response | Promise<Response> {
  const now = state();
  return now ? answer(documentText(now, name, id())) : answer('The watch is still starting.', 503);
}

/** What a page loads beside its text: scripts, and the icon of its tab. */
function addFiles(own: Hono): void {
  const morph = createRequire(import.meta.url).resolve('idiomorph/dist/idiomorph.min.js');
  const files = [
    ['live.js', script, readFileSync(new URL('assets/live.js', import.meta.url), 'utf8')],
    ['idiomorph.js', script, readFileSync(morph, 'utf8')],
    ...icons.map((icon) => [fileOf(icon), 'image/svg+xml', iconText(icon)] as const),
  ] as const;
  for (const [name, type, text] of files)
    own.get(`/${name}`, (context) => context.body(text, 200, { 'content-type': type }));
}

/** What changes, as Server-Sent Events; who comes back says what was seen last. */
function addStream(own: Hono, { state, id, streams }: Shown): void {
  const known = new Map<string, Regions>();
  /** Drawn once for all pages that show the same. */
  const regions = (name: PageName) => {
    const now = state();
    const key = `${name} ${id()}`;
    const drawn = known.get(key) ?? (now ? regionsOf(now, name) : {});
    if (!known.has(key) && known.size > 1) known.clear();
    known.set(key, drawn);
    return drawn;
  };
  own.get('/events', (context) => {
    // A HEAD would take a place, and never give it back.
    if (context.req.method !== 'GET') return context.body(null, 405);
    const name: PageName = context.req.query('page') === 'map' ? 'map' : 'kata';
    const seen = context.req.header('last-event-id') ?? context.req.query('seen') ?? null;
    const stream = streams.open({ id, regions: () => regions(name) }, seen);
    if (stream) return context.body(stream, 200, { 'content-type': 'text/event-stream' });
    const text = `${mostStreams} pages are open already. Close one, then reload this one.\n`;
    return context.text(text, 503);
  });
}
