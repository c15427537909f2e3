import { basename, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { dojoField, type DojoFolder } from '../system/dojo-folder.ts';
import { checkout, ownVersion } from '../system/own-package.ts';
import { slugOf } from '../text/slug.ts';

/** How a folder is to be laid out. */
export interface HandoutOptions {
  /** Whose updates `sync` brings. */
  katas: DojoFolder['katas'];
  /** Whether it depends on the answers as well. */
  solutions: boolean;
  /** Whether it keeps to exactly this version. */
  pin: boolean;
  /** The packages that it has from a file: name → absolute path. */
  files?: Record<string, string>;
}

/** The package.json of a folder that is called like this: text. */
export function manifestOf(
  folder: string,
  { katas, solutions, pin, files = {} }: HandoutOptions,
): string {
  const version = pin ? ownVersion() : `^${ownVersion()}`;
  const from = (name: string) => ({ [name]: files[name] ? `file:${files[name]}` : version });
  const manifest = {
    name: slugOf(basename(folder)) || 'my-dojo',
    private: true,
    description: 'Katas of docker-dojo: learn Docker by turning failing specs green',
    type: 'module',
    engines: { node: '>=20' },
    scripts: { start: 'dojo start', test: 'dojo test', dojo: 'dojo' },
    imports: { '#lab': 'docker-dojo/lab' },
    dependencies: {
      ...from('docker-dojo'),
      ...(solutions ? from('docker-dojo-solutions') : {}),
    },
    allowScripts: allowedScripts(),
    [dojoField]: { katas },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Which packages may run something of their own when npm installs them: as in the dojo itself. */
function allowedScripts(): unknown {
  const own: unknown = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
  return (own as { allowScripts?: unknown }).allowScripts;
}
