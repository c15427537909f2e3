import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsOf } from '../../../src/grading/sandbox/requirements.ts';
import { checkout } from '../../../src/system/paths.ts';

// On every Debian, and not to be installed.
const essential = ['cp'];

test('what a sandbox is made with is looked for before, and installed', () => {
  const folder = join(checkout, 'src/grading/sandbox');
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const used = sources.flatMap((text) => [...text.matchAll(/\btool\(\s*'([^']+)'/g)]);
  const names = new Set(used.map(([, name]) => name));
  expect(names).toContain('mkfs.ext4');
  const looked = [...Object.values(commandsOf).flat(), ...essential];
  const others = [...names].filter((name) => !looked.includes(name ?? ''));
  expect(others).toEqual([]);
});

test('each command is in the package that would be installed for it', () => {
  if (!existsSync('/var/lib/dpkg/status')) return;
  const wrong = Object.entries(commandsOf).flatMap(([name, commands]) =>
    commands.filter((command) => ![name, undefined].includes(ownerOf(command))),
  );
  expect(wrong).toEqual([]);
});

/** The package that brought a command; undefined where the command is not there. */
function ownerOf(command: string): string | undefined {
  const folders = ['/usr/sbin', '/usr/bin'];
  const file = folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
  return file && execFileSync('dpkg', ['-S', file], { encoding: 'utf8' }).split(':')[0];
}
