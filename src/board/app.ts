import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { headersGuard } from '../watch/views/web/guards/headers.ts';
import type { AllowedHosts } from '../watch/views/web/guards/host.ts';
import { bodyGuard, hostGuard, originGuard, teacherGuard } from './guards.ts';
import { documentText, style } from './page/document.ts';
import { addSeatRoutes } from './routes/seats.ts';
import { teacherRoutes, type Shown } from './routes/teacher.ts';

export interface AppParts extends Shown {
  /** Of the teacher’s page. */
  token: string;
  hosts: () => AllowedHosts;
  /** How learners join: `192.0.2.10:4744`. */
  join: () => string;
}

/** The board’s routes: three for learners’ watches, and the teacher’s page behind its token. */
export function appOf({
  token,
  hosts,
  join,
  ...shown
}: AppParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const guard of [headersGuard(style), hostGuard(hosts), originGuard(hosts), bodyGuard()])
    app.use(guard);
  app.get('/', (context) =>
    context.text(`This is the board of a class. Join it:  npm start -- --join ${join()}\n`),
  );
  addSeatRoutes(app, shown.board);
  // Whatever comes below is the teacher’s alone.
  app.use(teacherGuard(token));
  // The slash at the end is what the page’s own addresses hang on.
  app.get(`/${token}`, (context) => context.redirect(`/${token}/`, 303));
  app.get(`/${token}/`, (context) =>
    context.html(documentText(shown.board, shown.regions(), shown.id())),
  );
  app.route(`/${token}`, teacherRoutes(shown));
  app.notFound((context) => context.text('There is no such page.\n', 404));
  // A fault of the page’s own must not end the class, nor tell a stranger what is in it.
  app.onError((_error, context) => context.text('This could not be done.\n', 500));
  return app;
}
