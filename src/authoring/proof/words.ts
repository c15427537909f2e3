import { leadsToSection } from '../../engine/docs.ts';
import type { Verdict } from '../../judge/verdict.ts';

/** What a program can say of how messages are written; null where there is nothing. */
export function wordsProblem({ checks }: Pick<Verdict, 'checks'>): string | null {
  for (const { name, message, help } of checks) {
    const [bare] = bareCommands(message);
    if (bare) return `"${name}" names a command, and not what it shows: ${bare}`;
    if (help !== null && !leadsToSection(help))
      return `"${name}" links to the top of a page: ${help}`;
  }
  return null;
}

/** The facts of a message that are a docker command without the arrow to what it shows. */
export function bareCommands(message: string): string[] {
  const [, facts = ''] = /^see {2,}(.*?)(?:^read |$(?![^]))/ms.exec(message) ?? [];
  return facts
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('docker ') && !line.includes(' →'));
}
