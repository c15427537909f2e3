import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The program of this machine that waits at a TCP port: `node (process 4711)`; null where none can be seen. */
export function programAt(port: number): string | null {
  const pid = processWith(listeningAt(port));
  return pid && `${readIfThere(`/proc/${pid}/comm`).trim()} (process ${pid})`;
}

/** The sockets of this machine that wait for connections at a TCP port. */
export function listeningAt(port: number): string[] {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'];
  return tables.flatMap((table) => listening(table, port)).map((inode) => `socket:[${inode}]`);
}

/** The process that has one of these sockets; null where none can be seen. */
export function processWith(sockets: string[]): string | null {
  if (sockets.length === 0) return null;
  const pids = names('/proc').filter((name) => /^\d+$/.test(name));
  return pids.find((pid) => opened(pid).some((file) => sockets.includes(file))) ?? null;
}

/** The sockets in a table of the kernel's that wait for connections at this port, by inode. */
function listening(table: string, port: number): string[] {
  const address = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readIfThere(table)
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local = '', , state]) => local.endsWith(address) && state === '0A')
    .map((columns) => columns[9] ?? '');
}

function opened(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  return names(folder).map((name) => {
    try {
      return readlinkSync(`${folder}/${name}`);
    } catch {
      return '';
    }
  });
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file's text; empty for one that cannot be read. */
export function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
