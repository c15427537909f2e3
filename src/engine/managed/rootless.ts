import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { CannotJudge } from '../../errors/errors.ts';
import { haveCommands, isDebian } from './packages.ts';

/** What an engine without root takes, as packages of the distribution. */
const packages =
  'docker.io docker-cli docker-buildx docker-compose rootlesskit slirp4netns uidmap dbus-user-session';
const scripts = ['dockerd-rootless.sh', '/usr/share/docker.io/contrib/dockerd-rootless.sh'];
const tun = '/dev/net/tun';

/** What starts an engine for an account that is not root; null where something is missing. */
async function rootlessScript(): Promise<string | null> {
  if (!(await haveCommands('dockerd', 'rootlesskit', 'newuidmap', 'slirp4netns'))) return null;
  for (const script of scripts) if (await haveCommands(script)) return script;
  return null;
}

/**
 * What starts an engine of this account's own. Throws where it could not run one, with the one command
 * that an administrator has to run: all that is missing at once.
 */
export async function requireRootless(): Promise<string> {
  const username = ownName();
  const script = await rootlessScript();
  const missing = [
    ...(script ? [] : [`apt-get update && apt-get install -y ${packages}`]),
    ...((await hasSubIds(username)) ? [] : [addSubIds(username)]),
    ...((await canOpen(tun)) ? [] : [`(modprobe tun; chmod 666 ${tun})`]),
  ];
  if (script && missing.length === 0) return script;
  const command = `sudo sh -c '${missing.join(' && ')}'`;
  throw new CannotJudge({
    failed: 'No Docker engine answers, and this account cannot start one of its own yet',
    on: `${username} is not root: a rootless engine needs what only an administrator can bring`,
    next: (await isDebian())
      ? [`${command}   (once, by an administrator)`, 'npm start']
      : ['install Docker (https://docs.docker.com/engine/install/)', 'npm start'],
  });
}

/** A user that is only a number, as in many containers, has none: `newuidmap` refuses it. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new CannotJudge({
      failed: 'No Docker engine answers, and this account cannot start one of its own',
      on: `user ${process.getuid?.()} has no name in /etc/passwd: a rootless engine needs one`,
      next: ['export DOCKER_HOST=tcp://… (an engine that is there)', 'npm run dojo -- doctor'],
    });
  }
}

/** Users of containers are given numbers of this account's. */
async function hasSubIds(username: string): Promise<boolean> {
  const files = await Promise.all(
    ['/etc/subuid', '/etc/subgid'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const names = [username, String(process.getuid?.())];
  return files.every((text) =>
    text.split('\n').some((line) => names.includes(line.split(':')[0] ?? '')),
  );
}

function addSubIds(username: string): string {
  return `usermod --add-subuids 231072-296607 --add-subgids 231072-296607 ${username}`;
}

async function canOpen(path: string): Promise<boolean> {
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
