import { execa } from 'execa';
import { error, ok, warning, type Diagnosis } from './diagnosis.ts';

const mend = 'npm start (brings what is missing)';
const composeMend = 'apt-get install docker-compose';

/** The tools that the dojo calls: Node.js, the docker CLI, BuildKit’s client, Compose, git. */
export async function examineTools(): Promise<Diagnosis[]> {
  const { version, platform, arch } = process;
  const tools = await Promise.all([
    tool('docker CLI', ['docker', '--version'], (text) => error('docker CLI', text, mend)),
    tool('buildx', ['docker', 'buildx', 'version'], (text) => error('buildx', text, mend)),
    tool('compose', ['docker', 'compose', 'version'], (text) =>
      warning('compose', `${text}: no Compose kata can be judged`, composeMend),
    ),
    tool('git', ['git', '--version'], (text) =>
      warning('git', text, 'install git: originals of changed files are looked for in it'),
    ),
  ]);
  return [ok('node', `${version} on ${platform} ${arch}`, { version }), ...tools];
}

async function tool(
  about: string,
  [file, ...args]: [string, ...string[]],
  missing: (text: string) => Diagnosis,
): Promise<Diagnosis> {
  const { exitCode, stdout } = await execa(file, args, { reject: false, timeout: 15_000 });
  if (exitCode !== 0) return missing(`there is no ${[file, ...args.slice(0, -1)].join(' ')} here`);
  const version = /v?(\d+\.\d+[\w.+~-]*)/.exec(stdout)?.[1] ?? stdout.trim();
  return ok(about, version, { version });
}
