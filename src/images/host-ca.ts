import { readFile } from 'node:fs/promises';

// Where Linux distributions and macOS keep the bundle of authorities that the machine trusts.
const usualBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/** The certificate authorities that this machine trusts, as PEM; empty where it names none. */
export async function hostAuthorities(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  for (const path of [env['NODE_EXTRA_CA_CERTS'], ...usualBundles]) {
    const bundle = path && (await readFile(path, 'utf8').catch(() => ''));
    if (bundle) return bundle;
  }
  return '';
}
