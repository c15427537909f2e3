import { withoutCommands } from '../../../text/ci-commands.ts';
import { replaceUnseen } from '../../../text/sanitize.ts';

/**
 * A value as the text of a JSON file. What a terminal, a CI or a reader could be fooled by stands in
 * JSON's own escapes: whoever parses it gets every character as it was.
 */
export function jsonText(value: unknown): string {
  const text = replaceUnseen(JSON.stringify(value, null, 2), escape);
  return `${withoutCommands(text, escape)}\n`;
}

function escape(character: string): string {
  return character.replaceAll(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`);
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
