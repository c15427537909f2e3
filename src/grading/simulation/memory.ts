import { globSync, readFileSync } from 'node:fs';

/** The most memory that a process, or one that it has started, has had at once, in bytes; Linux tells. */
export function mostMemoryOf(pid: number): number {
  const [own, ...started] = [pid, ...childrenOf(pid)];
  const status = contentOf(`/proc/${own}/status`);
  const bytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  return Math.max(bytes, ...started.map(mostMemoryOf));
}

function childrenOf(pid: number): number[] {
  return globSync(`/proc/${pid}/task/*/children`).flatMap((file) =>
    contentOf(file).split(' ').filter(Boolean).map(Number),
  );
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
