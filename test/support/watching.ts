import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Clone } from './clone.ts';
import { ProcessLog } from './processes.ts';
import { Terminal, type TerminalOptions } from './terminal.ts';

/** A clone with few katas in which a test watches kata 41, and saves its setup. */
export class Watching {
  readonly clone: Clone;
  readonly processes: ProcessLog;
  readonly starter: string;
  readonly reference: string;

  private constructor(clone: Clone) {
    this.clone = clone;
    this.processes = new ProcessLog(clone.folder);
    this.starter = readFileSync(this.file, 'utf8');
    const reference = clone.path('solutions/41-call-me-by-name/reference/setup.ts');
    this.reference = readFileSync(reference, 'utf8');
  }

  static async open(): Promise<Watching> {
    const clone = await Clone.make();
    const others = await clone.git('ls-files', 'katas');
    const folders = new Set(others.split('\n').map((file) => file.split('/')[1] ?? ''));
    for (const folder of folders)
      if (/^(?!11|41)\d\d-/.test(folder)) rmSync(clone.path('katas', folder), { recursive: true });
    return new Watching(clone);
  }

  /** The file that is edited. */
  get file(): string {
    return this.clone.path('katas/41-call-me-by-name/setup.ts');
  }

  /** Opens a watch in a terminal. */
  terminal(args: string[] = ['watch', '41'], options: TerminalOptions = {}): Terminal {
    return new Terminal(args, { root: this.clone.folder, ...options });
  }

  save(content: string): void {
    writeFileSync(this.file, content);
  }

  /** As it was before the first test. */
  reset(): void {
    this.save(this.starter);
    rmSync(this.clone.path('.dojo'), { recursive: true, force: true });
  }

  close(): void {
    this.processes.close();
    this.clone.remove();
  }
}
