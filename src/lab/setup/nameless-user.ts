import os from 'node:os';

/**
 * Gives a user whom `/etc/passwd` does not know a name. In many containers a user is only a number;
 * testcontainers asks Node for that number, which fails where there is no name.
 */
export function nameTheUser(): void {
  try {
    os.userInfo();
  } catch {
    const [uid, gid] = [process.getuid?.() ?? -1, process.getgid?.() ?? -1];
    const user = { uid, gid, username: String(uid), homedir: os.homedir(), shell: null };
    os.userInfo = (() => user) as typeof os.userInfo;
  }
}
