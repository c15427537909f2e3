import { execa } from 'execa';
import { checkout } from '../system/paths.ts';
import { lastLines } from '../errors/error-details.ts';
import type { Section } from './section.ts';

/** A section that is one command of a tool: it passes when the command does. */
function tool(name: string, ...command: [string, ...string[]]): Section {
  return {
    name,
    async run() {
      const [file, ...args] = command;
      const { exitCode, all } = await execa(file, args, {
        cwd: checkout,
        preferLocal: true,
        all: true,
        reject: false,
      });
      const passed = exitCode === 0 ? 1 : 0;
      return { passed, failed: 1 - passed, details: passed ? '' : lastLines(all, 60).join('\n') };
    },
  };
}

/** The type checker, the linter and the formatter. */
export const toolSections: Section[] = [
  tool('types', 'tsc'),
  tool('lint', 'eslint', '--max-warnings', '0', '.'),
  tool('format', 'prettier', '--check', '.'),
];
