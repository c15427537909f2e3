import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { loadKatas } from '../../src/katas/load.ts';
import { takeSubmissions } from '../../src/grading/intake/intake.ts';
import type { Remark, Submission } from '../../src/grading/model/model.ts';

const names = ['41-call-me-by-name', '71-dont-reinstall', '77-shrink-the-crate'];

/** Three katas: one with a setup, one with a Dockerfile, one with a file that begins with a dot. */
export const katas = loadKatas().filter(({ folderName }) => names.includes(folderName));

/** What a class handed in, in a folder of its own, and what the grader takes of it. */
export class Handed {
  /** Where submissions are put. */
  readonly folder: string;
  readonly into: string;
  readonly #root: string;

  constructor() {
    this.#root = mkdtempSync(join(tmpdir(), 'docker-dojo-handed-'));
    this.folder = join(this.#root, 'class');
    this.into = join(this.#root, 'taken');
    mkdirSync(this.folder);
  }

  /** A path in the class’s folder; `../…` is beside it. */
  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Writes files below a folder of the class. */
  files(below: string, files: Record<string, string | Buffer>): void {
    for (const [file, content] of Object.entries(files)) this.file(join(below, file), content);
  }

  file(path: string, content: string | Buffer): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), content);
  }

  /** Takes all of it. */
  take(roster?: string): Promise<Submission[]> {
    return this.takeFrom(this.folder, roster);
  }

  takeFrom(source: string, roster?: string): Promise<Submission[]> {
    return takeSubmissions(source, { katas, into: this.into, roster });
  }

  /** Takes what is the only submission. */
  async takeOne(): Promise<Submission> {
    const [only, ...others] = await this.take();
    if (!only || others.length > 0) throw new Error(`${others.length + 1} submissions`);
    return only;
  }

  /** Removes all of it. Whatever nobody but a submission can have put there is an error. */
  end(...besides: string[]): void {
    const known = ['class', 'taken', ...besides];
    const strange = readdirSync(this.#root).filter((name) => !known.includes(name));
    const taken = existsSync(this.into) ? readdirSync(this.into) : [];
    strange.push(...taken.filter((name) => !/^[a-z0-9-]+$/.test(name)));
    if (strange.length > 0) throw new Error(`left behind: ${strange.join(', ')}`);
    this.remove();
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** The files that were taken of a submission, with their content. */
export function takenOf({ folder }: Submission): Record<string, string> {
  if (folder === null) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}

/** What a teacher is told of it, of one kind or of all. */
export function told({ remarks }: Submission, kind?: Remark['kind']): string[] {
  return remarks.filter((one) => kind === undefined || one.kind === kind).map(({ text }) => text);
}

/** Runs git as a student would, with nobody’s settings. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await execa('git', args, {
    cwd: folder,
    env: {
      ...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' },
      ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' },
      ...{ GIT_COMMITTER_DATE: '2026-11-24T10:00:00+01:00' },
    },
  });
  return stdout;
}

/** Makes a repository of what is in a folder, in one commit. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all', '--force');
  await git(folder, 'commit', '--quiet', '--message', 'done');
}
