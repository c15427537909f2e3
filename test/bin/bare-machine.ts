import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../../src/system/paths.ts';

/** A checkout in which nothing is installed, on a machine that has these programs, and `sh`. */
export function bareMachine(programs: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'docker-dojo-bare-'));
  for (const folder of ['bin', 'src/cli', 'programs'])
    mkdirSync(join(root, folder), { recursive: true });
  const files = [
    ...['bin/dojo.mjs', 'bin/packages.mjs', 'bin/install.mjs', '.nvmrc'],
    ...['package.json', 'package-lock.json'],
  ];
  for (const file of files) copyFileSync(join(checkout, file), join(root, file));
  writeFileSync(join(root, 'src/cli/main.ts'), '');
  for (const [name, script] of Object.entries({ ...programs, sh: 'exec /bin/sh "$@"' })) {
    writeFileSync(join(root, 'programs', name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(root, 'programs', name), 0o755);
  }
  const noted = join(root, 'noted');
  return {
    root,
    run: (env: NodeJS.ProcessEnv = {}, command = 'start') =>
      execa(process.execPath, [join(root, 'bin/dojo.mjs'), command], {
        ...{ extendEnv: false, reject: false, timeout: 30_000 },
        env: { PATH: join(root, 'programs'), NOTED: noted, ...env },
      }),
    noted: () => (existsSync(noted) ? readFileSync(noted, 'utf8').split('\n').filter(Boolean) : []),
    remove: () => rmSync(root, { recursive: true }),
  };
}
