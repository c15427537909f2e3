import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { CannotJudge } from '../errors/errors.ts';
import { lastLines } from '../errors/error-details.ts';
import { startBrowser } from '../gallery/browser.ts';
import { dojoCommand } from '../katas/display.ts';
import type { Kata } from '../katas/kata.ts';
import { referenceAnswer } from '../katas/attempt.ts';
import { waitFor } from '../system/wait-for.ts';
import { end, serverAt } from '../watch/views/web/serve.ts';
import { median } from './statistics.ts';
import { WatchProcess } from './watch-process.ts';

/** What the live page of a watch costs, in a real browser. */
export interface LivePageTimes {
  kata: string;
  /** Milliseconds from the verdict in the terminal to the same in the page: one for each save. */
  behind: number[];
  /** Milliseconds to the first paint, in a tab that has shown a page before: one for each load. */
  firstPaint: number[];
  /** The same of a page with one word: what this browser takes on this machine, whatever it shows. */
  emptyPaint: number[];
  /** Bytes that are sent for each page, with its headers, its scripts and its icon. */
  bytes: { kata: number; map: number };
}

/** What is wanted: of the medians in milliseconds, and of each page’s bytes. */
export const wantedOfPage = { behind: 50, firstPaint: 100, bytes: 60_000 };

const loads = 7;

/** Measures the page of a watch that judges one kata: `rounds` saves of the reference answer and of the starter. */
export async function benchLivePage(kata: Kata, rounds: number): Promise<LivePageTimes> {
  const reference = await referenceAnswer(kata);
  const browser = await startBrowser();
  const watch = new WatchProcess(kata, ['--web', '--port', '0']);
  try {
    const address = await addressOf(watch, kata);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(noteVerdicts);
    await page.goto(address);
    const behind: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const from of [reference.folder, kata.folder]) {
        const saved = performance.timeOrigin + (await watch.save(from));
        behind.push(await behindTerminal(watch, page, saved));
      }
    const firstPaint = await paints(browser, address);
    const emptyPaint = await paintsOfAWord(browser);
    const bytes = {
      kata: await weigh(browser, address),
      map: await weigh(browser, `${address}map`),
    };
    return { kata: kata.folderName, behind, firstPaint, emptyPaint, bytes };
  } finally {
    await watch.close();
    await browser.close();
  }
}

/** True where the medians and the pages are as wanted. */
export function isAsWanted({ behind, firstPaint, bytes }: LivePageTimes): boolean {
  return (
    median(behind) <= wantedOfPage.behind &&
    median(firstPaint) <= wantedOfPage.firstPaint &&
    Math.max(bytes.kata, bytes.map) <= wantedOfPage.bytes
  );
}

async function addressOf(watch: WatchProcess, kata: Kata): Promise<string> {
  const first = await watch.verdict();
  const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(watch.text)?.[0];
  if (first === 'red' && address) return address;
  throw new CannotJudge({
    failed: 'The watch did not come to a red verdict, so that its page cannot be measured',
    on: kata.folderName,
    lines: lastLines(watch.text),
    next: [dojoCommand(`watch ${kata.number} --web`)],
  });
}

/** Runs in the page: notes when each verdict is on the screen. */
function noteVerdicts(): void {
  const times: number[] = [];
  Object.assign(globalThis, { verdictTimes: times });
  let before = '';
  const look = () => {
    const text = document.querySelector('.verdict .red, .verdict .green')?.textContent ?? '';
    if (text === before) return;
    before = text;
    if (text) requestAnimationFrame(() => times.push(performance.timeOrigin + performance.now()));
  };
  document.addEventListener('DOMContentLoaded', () => {
    look();
    times.length = 0;
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
}

/** @param saved the page may have shown an earlier verdict only then: a time since the epoch */
async function behindTerminal(watch: WatchProcess, page: Page, saved: number): Promise<number> {
  if (!(await watch.verdict())) throw new Error('no verdict came');
  const later = async () => (await page.evaluate(timesSeen)).findLast((time) => time > saved);
  const shown = await waitFor(later, { withinMs: 10_000 });
  if (shown === undefined) throw new Error('the verdict did not come to the page');
  return shown - (performance.timeOrigin + watch.verdictAt);
}

function timesSeen(): number[] {
  const { verdictTimes } = globalThis as unknown as { verdictTimes: number[] };
  return verdictTimes.splice(0);
}

/** In a tab that has been there: a new one starts a process of the browser’s first. */
async function paints(browser: Browser, address: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const first = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  const all: number[] = [];
  for (let count = 0; count <= loads; count += 1) {
    await page.goto(address);
    const ms = await waitFor(() => page.evaluate(first), { withinMs: 10_000 });
    if (ms === undefined) throw new Error('the page was never painted');
    all.push(ms);
  }
  await page.close();
  return all.slice(1);
}

async function paintsOfAWord(browser: Browser): Promise<number[]> {
  const word = '<!doctype html><title>word</title>word';
  const answer = () => new Response(word, { headers: { 'content-type': 'text/html' } });
  const server = await serverAt(answer, { host: '127.0.0.1', port: 0 }, 16);
  try {
    const { port } = server.address() as AddressInfo;
    return await paints(browser, `http://127.0.0.1:${port}/`);
  } finally {
    end(server);
  }
}

/** All that a browser without a cache is sent before the page is whole. */
async function weigh(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseHeadersSize + size.responseBodySize));
  });
  await page.goto(address, { waitUntil: 'load' });
  const all = await Promise.all(sizes);
  await page.close();
  return all.reduce((sum, one) => sum + one, 0);
}
