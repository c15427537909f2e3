import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { mostStreams, type Regions, type Streams } from '../../watch/views/web/streams.ts';
import type { Board } from '../board.ts';

/** What the teacher’s page is made of. */
export interface Shown {
  board: Board;
  /** Names the state that is shown now. */
  id: () => string;
  regions: () => Regions;
  streams: Streams;
}

/** The teacher’s page, and what it asks for: all of it below the token. */
export function teacherRoutes({ board, id, regions, streams }: Shown): Hono {
  const own = new Hono();
  addScripts(own);
  own.get('/events', (context) => {
    // A HEAD would take a place, and never give it back.
    if (context.req.method !== 'GET') return context.body(null, 405);
    const seen = context.req.header('last-event-id') ?? context.req.query('seen') ?? null;
    const stream = streams.open({ id, regions }, seen);
    if (stream) return context.body(stream, 200, { 'content-type': 'text/event-stream' });
    const text = `${mostStreams} pages are open already. Close one, then reload this one.\n`;
    return context.text(text, 503);
  });
  own.post('/names', async (context) => {
    const fields = new URLSearchParams(await context.req.text());
    board.showNames(fields.get('shown') === 'yes');
    return context.redirect('./', 303);
  });
  return own;
}

function addScripts(own: Hono): void {
  const live = new URL('../../watch/views/web/assets/live.js', import.meta.url);
  const morph = createRequire(import.meta.url).resolve('idiomorph/dist/idiomorph.min.js');
  for (const [name, file] of Object.entries({ 'live.js': live, 'idiomorph.js': morph })) {
    const text = readFileSync(file, 'utf8');
    own.get(`/${name}`, (context) =>
      context.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
    );
  }
}
