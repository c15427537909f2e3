import { published } from '../../judge/json-schema.ts';
import { gradeSheet } from './schema.ts';

/** The text of `docs/sheet.schema.json`: what programs that read sheets may rely on. */
export function publishedSheetSchema(): string {
  return published(gradeSheet, 'docker-dojo grade sheet');
}
