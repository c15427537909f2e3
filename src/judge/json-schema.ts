import { z } from 'zod';
import { verdict } from './verdict.ts';

/** The text of `docs/verdict.schema.json`: what programs that read verdicts may rely on. */
export function publishedSchema(): string {
  return published(verdict, 'docker-dojo verdict');
}

/** A schema as JSON, with its title, as it is published under `docs/`. */
export function published(type: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(type);
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
