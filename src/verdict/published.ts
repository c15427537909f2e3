import { z } from 'zod';
import { verdict } from './schema.ts';

/** The text of `docs/verdict.schema.json`: what programs that read verdicts may rely on. */
export function publishedSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(verdict);
  const schema = { $schema, title: 'docker-dojo verdict', ...rest };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
