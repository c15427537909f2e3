import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import { publishedSheetSchema } from '../../grading/model/json-schema.ts';
import { checkout } from '../../system/paths.ts';
import { publishedSchema } from '../../judge/json-schema.ts';

const schemas = { verdict: publishedSchema, sheet: publishedSheetSchema };

export const summary = 'print the JSON schema of a verdict, or of a sheet of grades';
export const group = 'Teach';

export function define(command: Command): void {
  command
    .addArgument(
      new Argument('[what]', 'what to print').choices(Object.keys(schemas)).default('verdict'),
    )
    .option('--write', 'write both to docs/, where they are published')
    .addHelpText('after', '\nExample:\n  npm run dojo -- schema sheet > sheet.schema.json')
    .action((what: keyof typeof schemas, { write }: { write?: true }) => {
      if (!write) return void process.stdout.write(schemas[what]());
      for (const [name, text] of Object.entries(schemas)) {
        writeFileSync(join(checkout, `docs/${name}.schema.json`), text());
        console.log(`docs/${name}.schema.json is written`);
      }
    });
}
