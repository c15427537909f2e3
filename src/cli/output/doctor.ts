import { styleText } from 'node:util';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { prose } from './prose.ts';

const marks: Record<Diagnosis['level'], string> = {
  ok: styleText('green', '✓'),
  warning: styleText('yellow', '!'),
  error: styleText('red', '✗'),
};

/** The lines of an examination, what mends a thing below it, and what it comes to. */
export function doctorText(lines: Diagnosis[]): string {
  const width = Math.max(...lines.map(({ about }) => about.length)) + 2;
  const count = (level: Diagnosis['level']) => lines.filter((line) => line.level === level).length;
  const told = lines.flatMap(({ about, level, text, mend }) => [
    `${marks[level]} ${about.padEnd(width)}${hanging(text, width + 2)}`,
    ...(mend?.split('\n') ?? []).map(
      (line) => `${' '.repeat(width + 2)}${styleText('cyan', hanging(line, width + 2))}`,
    ),
  ]);
  return [
    ...told,
    '',
    `${count('ok')} ok, ${count('warning')} warnings, ${count('error')} errors`,
  ].join('\n');
}

function hanging(text: string, indent: number): string {
  return prose(text, 79 - indent).replaceAll('\n', `\n${' '.repeat(indent)}`);
}
