import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describeWithBrowser, startBrowser, violations } from '../support/browser.ts';
import { checksOf41, ClassBoard, keptFolder, posted } from '../support/class-board.ts';
import type { SeatKey } from '../../src/board/protocol/messages.ts';

const sizes = [
  [1280, 900],
  [1920, 1080],
  [320, 700],
] as const;

/** A class as it may be after an hour: some green, most at one check, three hands up. */
async function fill(board: ClassBoard, count: number): Promise<SeatKey[]> {
  const route = ['02', '11', '41', '51', '71', '81'];
  const seats: SeatKey[] = [];
  for (let index = 0; index < count; index += 1) {
    const seat = await board.join();
    seats.push(seat);
    const at = index % 3 > 0 ? 2 : index % 5;
    const passed = index % 7 === 0 ? 2 : index % 4 === 0 ? 0 : 1;
    const verdict = posted(route[at] ?? '41', passed, checksOf41);
    const green = route.slice(0, at + (passed === 2 ? 1 : 0));
    await board.post(seat, { verdict, green, hand: index % 9 === 3 });
  }
  return seats;
}

describeWithBrowser('the board in a browser', () => {
  let browser: Browser;
  let tab: Page;
  let board: ClassBoard;

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    board = await ClassBoard.open({ names: true });
    tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  });
  afterEach(async () => {
    await tab.close();
    board.close();
  });

  test.each([0, 24, 60])('%d seats: nothing scrolls sideways, axe finds nothing', async (count) => {
    await fill(board, count);
    await tab.goto(board.open.teacher);
    for (const [width, height] of sizes) {
      await tab.setViewportSize({ width, height });
      const scroll = await tab.evaluate(() => document.documentElement.scrollWidth);
      expect([width, scroll]).toEqual([width, width]);
    }
    await tab.setViewportSize({ width: 1280, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      expect(await violations(tab)).toEqual([]);
    }
  });

  test('24 and 60 seats, and the code, stand on one screen', async () => {
    for (const count of [24, 36]) {
      await fill(board, count);
      await tab.goto(board.open.teacher);
      for (const [width, height] of sizes.slice(0, 2)) {
        await tab.setViewportSize({ width, height });
        const high = await tab.evaluate(() => document.documentElement.scrollHeight);
        expect([board.open.board.seats.length, width, high]).toEqual([
          board.open.board.seats.length,
          width,
          height,
        ]);
      }
    }
  });

  test('a verdict is swapped in, a name shown by a key, and the focus stays', async () => {
    const [seat] = await fill(board, 3);
    await tab.goto(board.open.teacher);
    if (!seat) throw new Error('there is no seat');
    await board.ask('/name', { version: 1, name: 'Ada Lovelace' }, seat);
    await tab.getByText('Show 1 name').waitFor();
    expect(await tab.content()).not.toContain('Lovelace');
    await tab.focus('#k-n');
    await tab.keyboard.press('n');
    await tab.getByText('Ada Lovelace').waitFor();
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('k-n');
    await tab.keyboard.press('n');
    await tab.getByText('Show 1 name').waitFor();
    expect(await tab.content()).not.toContain('Lovelace');
    await board.post(seat, { hand: true, verdict: posted('51', 0) });
    await tab.locator(`#seat-${seat.name} .up`).waitFor();
    expect(await tab.textContent('#said')).toContain(seat.name);
  });

  test('a board that is gone is told, and found again where it was', async () => {
    const { folder, remove } = keptFolder();
    const keep = join(folder, 'class.json');
    const kept = await ClassBoard.open({ keep });
    await tab.goto(kept.open.teacher);
    kept.close();
    await tab.getByText('not live: trying again').first().waitFor({ state: 'visible' });
    const again = await ClassBoard.open({ keep, port: kept.port });
    await fill(again, 1);
    await tab.locator('.seats li').waitFor();
    expect(await tab.locator('.off').isVisible()).toBe(false);
    again.close();
    remove();
  });

  test('without JavaScript it is read by reloading', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(board.open.teacher);
    await fill(board, 3);
    await still.reload();
    expect(await still.locator('.seats li').count()).toBe(3);
    expect(await still.locator('.live').textContent()).toContain('reload for what is new');
    await context.close();
  });
});
