import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { checkout } from '../../home.ts';
import { publishedSchema } from '../../verdict/published.ts';

export const summary = 'print the JSON schema of a verdict';

export function define(command: Command): void {
  command
    .option('--write', 'write it to docs/verdict.schema.json, where it is published')
    .addHelpText('after', '\nExample:\n  npm run dojo -- schema > verdict.schema.json')
    .action(({ write }: { write?: true }) => {
      const text = publishedSchema();
      if (!write) return void process.stdout.write(text);
      writeFileSync(join(checkout, 'docs/verdict.schema.json'), text);
      console.log('docs/verdict.schema.json is written');
    });
}
