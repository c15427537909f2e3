import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { CannotJudge } from '../errors/errors.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium’s path on this machine; null where there is none. */
export function findChromium(): string | null {
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Starts Chromium, which itself asks nobody for anything.
 * @throws CannotJudge where there is none
 */
export async function startBrowser(): Promise<Browser> {
  const path = findChromium();
  if (path === null)
    throw new CannotJudge({
      failed: 'There is no Chromium on this machine to open pages in',
      lines: places,
      next: ['apt-get install chromium (on Debian and Ubuntu)'],
    });
  const { chromium } = await playwright();
  return chromium.launch({
    executablePath: path,
    // Chromium's own sandbox does not start as root.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
}

async function playwright(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch {
    throw new CannotJudge({
      failed: 'The package that drives a browser is not installed: playwright-core',
      next: ['npm ci --include=dev'],
    });
  }
}
