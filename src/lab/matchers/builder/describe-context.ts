import type { ContextFiles, ContextHandle } from '../../objects/builder/build-context.ts';

export function ranBuild({ folder }: ContextHandle): string {
  return `sent the build context ${folder}/ to the builder, and had it list what arrived`;
}

export function inAll({ sent, leftOut }: ContextFiles): string {
  const total = sent.length + leftOut.length;
  return `of ${counted(total)} in the folder ${sent.length} were sent, ${leftOut.length} left out`;
}

export function counted(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}
