import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, Wait } from 'testcontainers';

/** Has the page in a file of a folder for today, and clears that up when the shop is open. */
export default async function setup({ nonce }: { nonce: string; port: number }) {
  const page = join(mkdtempSync(join(tmpdir(), 'window-')), 'index.html');
  writeFileSync(page, nonce, { mode: 0o644 });

  const web = await new GenericContainer('nginx:stable-trixie')
    .withCopyContentToContainer([{ content: nonce, target: '/usr/share/nginx/html/index.html' }])
    .withBindMounts([{ source: page, target: '/srv/index.html' }])
    .withExposedPorts(80)
    .withWaitStrategy(Wait.forLogMessage('start worker process'))
    .start();

  rmSync(page);
  mkdirSync(page);
  return { web };
}
