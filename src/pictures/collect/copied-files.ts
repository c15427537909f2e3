import { posix } from 'node:path';

/** The stages from which an instruction copies, or mounts something. */
export function stagesCopiedFrom(instruction: string): string[] {
  const copied = /^(?:COPY|ADD)\b/i.test(instruction)
    ? [...instruction.matchAll(/ --from=(\S+)/g)]
    : [...instruction.matchAll(/--mount=\S*\bfrom=([^,\s]+)/g)];
  return copied.map(([, stage]) => stage ?? '');
}

/** Those of these files of the build context that an instruction takes in. */
export function filesTakenIn(instruction: string, files: string[]): string[] {
  const sources = sourcesOf(instruction);
  return files.filter((file) => sources.some((source) => covers(source, file)));
}

/** What an instruction names of the build context: files, folders, patterns. */
function sourcesOf(instruction: string): string[] {
  if (stagesCopiedFrom(instruction).length > 0) return [];
  const copied = /^(?:COPY|ADD)((?: --\S+)*) (.+)$/i.exec(instruction)?.[2];
  if (copied !== undefined) return wordsOf(copied).slice(0, -1).map(plain);
  const mounted = [...instruction.matchAll(/--mount=(\S+)/g)].map(([, options]) => options ?? '');
  return mounted
    .filter((options) => /\btype=bind\b/.test(options) || !/\btype=/.test(options))
    .map((options) => plain(/\b(?:source|src)=([^,]+)/.exec(options)?.[1] ?? '.'));
}

/** `a b /c` or, as a list, `["a","b","/c"]`. */
function wordsOf(text: string): string[] {
  if (text.startsWith('['))
    try {
      return JSON.parse(text) as string[];
    } catch {
      // Words after all.
    }
  return text.trim().split(/\s+/);
}

/** `./src/` → `src`; the whole context → ''. */
function plain(source: string): string {
  const path = posix.normalize(`/${source}`).replace(/^\/|\/$/g, '');
  return path === '.' ? '' : path;
}

function covers(source: string, file: string): boolean {
  if (source === '' || file === source || file.startsWith(`${source}/`)) return true;
  // A pattern that fits a folder takes in all that is below it.
  const parts = file.split('/');
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return above.some((path) => posix.matchesGlob(undotted(path), undotted(source)));
}

/** For Docker, unlike a shell, `*` fits a dot in front as well. */
function undotted(path: string): string {
  return path.replaceAll('.', '\u2024');
}
