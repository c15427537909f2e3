import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../../../src/system/free-port.ts';
import { describeWithBrowser, startBrowser } from '../../../support/browser.ts';
import type { Terminal } from '../../../support/terminal.ts';
import { Watching } from '../../../support/watching.ts';

const address = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\//;

describeWithBrowser('a watch in a terminal and in a browser', () => {
  let watching: Watching;
  let browser: Browser;
  let terminal: Terminal;
  let tab: Page;

  beforeAll(async () => {
    [watching, browser] = await Promise.all([Watching.open(), startBrowser()]);
  });
  afterAll(async () => {
    watching.close();
    await browser.close();
  });
  beforeEach(async () => {
    watching.reset();
    tab = await browser.newPage();
  });
  afterEach(async () => {
    terminal.kill();
    await terminal.ended;
    await tab.close();
  });

  /** Opens a watch with its page; resolves to the page's address. */
  async function open(port: number): Promise<string> {
    terminal = watching.terminal(['watch', '41', '--web', '--port', String(port)]);
    const [found = ''] = address.exec(await terminal.shows(address)) ?? [];
    return found;
  }

  const shows = (selector: string, hasText: RegExp) => tab.locator(selector, { hasText }).waitFor();

  test('both show each save, and what was pressed in the other', async () => {
    await tab.goto(await open(await freePort()));
    await shows('.verdict', /Red: 0 of 2 checks pass/);
    watching.save(watching.reference);
    await shows('.verdict', /Judging.*setup\.ts has changed/s);
    await shows('.verdict', /Green: 2 of 2 checks pass/);
    await terminal.shows(/green: 2 of 2 checks pass/);
    terminal.press('h');
    await shows('#hints', /Hint 1/);
    await tab.keyboard.press('h');
    await terminal.shows(/Hint 2|hint 2/);
    await shows('#hints', /Hint 2/);
    terminal.press('x');
    await shows('#question', /Reset 41/);
    await tab.keyboard.press('n');
    await tab.waitForSelector('#question', { state: 'detached' });
    await tab.keyboard.press('n');
    await terminal.shows(/11 Open the door/);
    await shows('h1', /11 Open the door/);
    await tab.click('text=Map');
    await tab.click('#p-41');
    await shows('h1', /41 Call me by name/);
    await terminal.shows(/41 Call me by name/);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    await shows('#off', /not live: trying again/);
  });

  test('a watch that is killed is not live; the next one at its port is, at the same address', async () => {
    const port = await freePort();
    const first = await open(port);
    await tab.goto(first);
    await shows('.verdict', /Red/);
    terminal.signal('SIGKILL');
    await terminal.ended;
    await shows('#off', /not live: trying again/);
    watching.save(watching.reference);
    expect(await open(port)).toBe(first);
    await shows('.verdict', /Green: 2 of 2 checks pass/);
    expect(await tab.locator('#off').isVisible()).toBe(false);
  });

  test('the key w opens it; a port that is taken is told in the terminal, by whom', async () => {
    const port = await freePort();
    await open(port);
    const second = watching.terminal(['watch', '41', '--port', String(port)]);
    await second.shows(/red: 0 of 2/);
    second.press('w');
    await second.shows(new RegExp(`cannot listen at port ${port}[^]*process \\d+[^]*--port 0`));
    second.press('q');
    await second.ended;
    const third = watching.terminal(['watch', '41', '--web', '--port', String(port)]);
    expect(await third.ended).toBe(2);
    expect(third.screen).toMatch(/has it[^]*--port 0/);
  });
});
