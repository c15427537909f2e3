import { globSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../src/system/paths.ts';
import config from '../jest.config.ts';

const tests = globSync('test/**/*.test.ts', { cwd: checkout });

test.each(tests)('%s is in exactly one section', (file) => {
  const path = join(checkout, file);
  const sections = config.projects.filter(({ testRegex: [pattern = ''] }) =>
    new RegExp(pattern).test(path),
  );
  expect(sections.map(({ displayName }) => displayName)).toHaveLength(1);
});
