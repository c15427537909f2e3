import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../../../src/system/paths.ts';
import { kataOf } from '../judging.ts';
import { attacksFolder, type Attack } from './corpus.ts';
import type { Attacker } from './students.ts';

/** What attacks do not know before they are handed in: `{{port}}` → a number. */
export type Blanks = Record<string, string>;

const tools = readFileSync(join(attacksFolder, 'tools.ts'), 'utf8').replaceAll(/^export /gm, '');
const importOfTools = /^import \{[^}]*\} from '[./]*\/tools\.ts';$/m;

/** Writes the submission of somebody who hands in these attacks into a class’s folder. */
export function handInAttacks(into: string, { student, attacks }: Attacker, blanks: Blanks): void {
  const root = join(into, student);
  for (const [number, attack] of attacks) {
    const folder = join(root, 'katas', kataOf(number).folderName);
    put(attack.folder, folder, blanks);
    for (const [file, [text, times]] of Object.entries(attack.repeated))
      write(join(folder, file), text.repeat(times));
    handInBesides(root, attack, blanks);
  }
}

function handInBesides(root: string, attack: Attack, blanks: Blanks): void {
  const { files, links, pipes, then } = attack;
  if (then) handInSecond(attack, join(root, 'katas', kataOf(then.kata).folderName), blanks);
  for (const [file, content] of Object.entries(files)) write(join(root, file), content);
  for (const [file, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    symlinkSync(filled(target, blanks), join(root, file));
  }
  for (const file of pipes) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    execFileSync('mkfifo', [join(root, file)]);
  }
}

/** Where it has no files for the second kata, that is handed in as it was handed out. */
function handInSecond(attack: Attack, folder: string, blanks: Blanks): void {
  const second = kataOf(attack.then?.kata ?? '');
  if (existsSync(join(attack.folder, 'then'))) put(join(attack.folder, 'then'), folder, blanks);
  else for (const edit of second.edits) cpSync(join(second.folder, edit), join(folder, edit));
}

/** Writes a submission that is honest: a stored answer at each of these katas, `41` → its name. */
export function handInAnswers(
  into: string,
  student: string,
  answers: Record<string, string>,
): void {
  for (const [number, answer] of Object.entries(answers)) {
    const { folderName } = kataOf(number);
    const from = ['solutions', 'test/wrong-answers'].map((kind) =>
      join(checkout, kind, folderName, answer),
    );
    const folder = from.find((one) => existsSync(one));
    if (!folder) throw new Error(`there is no answer ${answer} at kata ${number}`);
    const filter = (path: string) => !path.endsWith('expected.json');
    cpSync(folder, join(into, student, 'katas', folderName), { recursive: true, filter });
  }
}

function put(from: string, to: string, blanks: Blanks): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(from.length + 1);
    if (!entry.isFile() || path === 'attack.json' || path.startsWith('then/')) continue;
    const text = readFileSync(join(from, path), 'utf8').replace(importOfTools, () => tools);
    write(join(to, path), filled(text, blanks));
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function filled(text: string, blanks: Blanks): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = blanks[name];
    if (value === undefined) throw new Error(`nothing is known of {{${name}}}`);
    return value;
  });
}
