import { readFileSync } from 'node:fs';
import { verdict as schema, type Verdict } from '../judge/verdict.ts';

/** A verdict as a run left it (`dojo show … --json`): `recorded/43-red.json`. */
export function recorded(name: string): Verdict {
  const file = new URL(`recorded/${name}.json`, import.meta.url);
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
