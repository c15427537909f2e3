import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Everything of the private engine lies under this folder of `$DOJO_HOME`. */
export function engineFolder(home: string): string {
  return join(home, 'engine');
}

/**
 * The private engine's socket. It lies beside the engine's data, unless that path is longer than
 * what a unix socket's address holds (108 bytes): then under /run, named by a hash of the home.
 */
export function privateSocket(home: string): string {
  const beside = join(engineFolder(home), 'docker.sock');
  return beside.length < 100 ? beside : join(runtimeFolder(home), 'docker.sock');
}

/** Where containerd's sockets and mounts go: a short path that does not outlive a reboot. */
export function runtimeFolder(home: string): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 8);
  const base = process.getuid?.() === 0 ? '/run' : (accountsRuntimeFolder() ?? '/tmp');
  return join(base, `docker-dojo-${name}`);
}

/** The runtime folder of this account, where its session has made one; cron and `su` make none. */
export function accountsRuntimeFolder(): string | null {
  const usual = `/run/user/${process.getuid?.() ?? 0}`;
  return process.env['XDG_RUNTIME_DIR'] || (existsSync(usual) ? usual : null);
}

/** Written when the dojo itself installed the engine's packages on this machine. */
export function installMark(home: string): string {
  return join(home, 'installed-engine');
}

/** True when the dojo installed the engine that the system runs, so that it is the dojo's own. */
export function isInstalledByDojo(home: string): boolean {
  return existsSync(installMark(home));
}
