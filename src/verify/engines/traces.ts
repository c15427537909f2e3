import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { execa } from 'execa';

/** What the machine has of an engine with this folder: processes, control groups, the folder itself. */
export async function tracesOf(folder: string): Promise<string[]> {
  const { stdout: processes } = await execa('ps', ['-eo', 'args']);
  const groups = await execa('find', ['/sys/fs/cgroup', '-name', `${basename(folder)}*`], {
    reject: false,
  });
  return [
    ...processes.split('\n').filter((line) => line.includes(folder)),
    ...groups.stdout.split('\n').filter(Boolean),
    ...(existsSync(folder) ? [folder] : []),
  ];
}
