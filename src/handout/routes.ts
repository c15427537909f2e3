import { cpSync, existsSync, renameSync } from 'node:fs';
import { routesFile } from '../katas/routes.ts';

/**
 * Brings the routes through the dojo’s katas, in one piece, to a folder that holds all of them; a class has
 * a way of its own.
 * @param from The folder of this version’s katas: absolute path, as `to`.
 */
export function bringRoutes(from: string, to: string): void {
  const file = routesFile(from);
  if (!existsSync(file)) return;
  const beside = `${routesFile(to)}.${process.pid}`;
  cpSync(file, beside);
  renameSync(beside, routesFile(to));
}
