import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotJudge, UsageError } from '../errors/errors.ts';
import { messageOf } from '../errors/messages.ts';
import { dojoCommand, shownPath } from './display.ts';
import type { Kata } from './kata.ts';
import { currentSet } from './kata-set.ts';
import { didYouMean } from './select.ts';

/** A way through the katas, for somebody with so much time. */
const route = z.strictObject({
  /** `evening`: what it is chosen by. */
  name: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string().min(1),
  /** What it is, in half a sentence. */
  about: z.string().min(1),
  /** The numbers of its katas, in the order in which they are done. */
  katas: z.array(z.string().regex(/^\d\d$/)).min(1),
});

export type Route = z.infer<typeof route>;

/** The routes of a set of katas, from its `routes.json`; none where a set has no such file. */
export function loadRoutes(folder = currentSet().katas): Route[] {
  const file = routesFile(folder);
  if (!existsSync(file)) return [];
  try {
    const parsed = z.array(route).safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    throw broken(file, z.prettifyError(parsed.error).split('\n'));
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    throw broken(file, [messageOf(error)]);
  }
}

/** The route of this name. */
export function routeCalled(name: string, routes = loadRoutes()): Route {
  const found = routes.find((one) => one.name === name);
  if (found) return found;
  const names = routes.map((one) => one.name);
  throw new UsageError({
    failed: `There is no route called "${name}"`,
    lines: names.length > 0 ? [`routes: ${names.join(', ')}`] : ['these katas have no routes'],
    next: [...didYouMean(names, name), dojoCommand('list')],
  });
}

/** The katas of a route, in its order. */
export function katasOn(route: Route, katas: Kata[]): Kata[] {
  return route.katas.flatMap((number) => katas.filter((kata) => kata.number === number));
}

/** Where a set keeps its routes. */
export function routesFile(katasFolder: string): string {
  return join(katasFolder, 'routes.json');
}

function broken(file: string, lines: string[]): CannotJudge {
  return new CannotJudge({
    failed: 'The routes through the katas cannot be read',
    on: shownPath(file),
    lines,
    next: [`git checkout -- ${shownPath(file)} (restores it)`],
  });
}
