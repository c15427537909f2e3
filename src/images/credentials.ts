import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { z } from 'zod';
import { dockerFolder } from '../engine/config.ts';

// Docker Hub goes by this name in the files of `docker login`.
const hub = 'https://index.docker.io/v1/';

const config = z.object({
  auths: z.record(z.string(), z.object({ auth: z.string().optional() })).default({}),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).default({}),
});
const answer = z.object({ Username: z.string(), Secret: z.string() });

/** What `docker login` keeps for the registry of an image; undefined where it keeps nothing. */
export async function credentialsFor(
  reference: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Docker.AuthConfig | undefined> {
  const folder = dockerFolder(env);
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '{}');
  try {
    const { auths, credsStore, credHelpers } = config.parse(JSON.parse(text));
    const registry = registryOf(reference);
    const helper = credHelpers[registry] ?? credsStore;
    const stored = helper ? await fromHelper(helper, registry) : fromText(auths[registry]?.auth);
    return stored && { ...stored, serveraddress: registry };
  } catch {
    // A pull without a login works for most; the registry says so when it does not.
    return undefined;
  }
}

/** The registry that an image is pulled from, as `docker login` calls it. */
export function registryOf(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : hub;
}

async function fromHelper(helper: string, registry: string) {
  const { stdout } = await execa(`docker-credential-${helper}`, ['get'], {
    input: registry,
    timeout: 15_000,
  });
  const { Username: username, Secret: password } = answer.parse(JSON.parse(stdout));
  return { username, password };
}

function fromText(auth: string | undefined) {
  if (!auth) return undefined;
  const [username = '', ...password] = Buffer.from(auth, 'base64').toString().split(':');
  return { username, password: password.join(':') };
}
