// `npm run pictures` draws the pictures of docs/ anew: those of README.md from recorded verdicts, those of reports in
// docs/teachers.md of the sample class, which it grades.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Browser } from 'playwright-core';
import { missingProtection } from '../../src/grading/sandbox/requirements.ts';
import { checkout } from '../../src/system/paths.ts';
import { silently } from '../../src/system/steps.ts';
import { drawKatas } from './kata-pictures.ts';
import { missingBrowser, open, startBrowser } from './browser.ts';
import { sampleCommand } from './sample-class.ts';

/** What is drawn: a page of the reports, the picture, and what it shows from its top. */
const pictures = [
  { page: 'index.html', picture: 'class-report.png', width: 900, height: 1000 },
  { page: 'feedback/ben-okafor.html', picture: 'student-page.png', width: 800, height: 1140 },
];

await drawKatas(process.argv.includes('--record'));
if (missingBrowser !== null) throw new Error(missingBrowser);
const graded = mkdtempSync(join(tmpdir(), 'docker-dojo-pictures-'));
try {
  await grade();
  const browser = await startBrowser();
  try {
    for (const one of pictures) await draw(browser, one);
  } finally {
    await browser.close();
  }
} finally {
  rmSync(graded, { recursive: true, force: true });
}

async function grade(): Promise<void> {
  const missing = await missingProtection(silently);
  const trust = missing.length > 0 ? ['--trust-submissions'] : [];
  const args = ['bin/dojo.mjs', 'grade', ...sampleCommand, '--out', graded, ...trust];
  await execa(process.execPath, args, { cwd: checkout, stdio: 'inherit' });
}

async function draw(
  browser: Browser,
  { page: file, picture, width, height }: (typeof pictures)[number],
): Promise<void> {
  const screen = { viewport: { width, height }, colorScheme: 'light' as const };
  const { page, close } = await open(browser, join(graded, file), screen);
  const path = join(checkout, 'docs/pictures', picture);
  await page.screenshot({ path });
  await close();
  console.log(`${path}  ${Math.ceil(statSync(path).size / 1000)} kB`);
}
