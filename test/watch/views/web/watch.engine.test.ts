import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../../../src/system/free-port.ts';
import { describeWithBrowser, startBrowser } from '../../../support/browser.ts';
import type { Terminal } from '../../../support/terminal.ts';
import { Watching } from '../../../support/watching.ts';

const address = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\//;

describeWithBrowser('a watch in a terminal and in a browser', () => {
  let watching: Watching;
  let browser: Browser;
  let terminals: Terminal[] = [];
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
    tab.setDefaultTimeout(60_000);
  });
  afterEach(async () => {
    for (const terminal of terminals) {
      terminal.kill();
      await terminal.ended;
    }
    terminals = [];
    await tab.close();
  });

  function watch(port: number, ...words: string[]): Terminal {
    const terminal = watching.terminal(['watch', '41', '--port', String(port), ...words]);
    terminals.push(terminal);
    return terminal;
  }

  /** Opens a watch with its page, whose address it shows. */
  async function watchWithPage(port: number): Promise<{ terminal: Terminal; shown: string }> {
    const terminal = watch(port, '--web');
    const [shown = ''] = address.exec(await terminal.shows(address)) ?? [];
    return { terminal, shown };
  }

  const shows = (selector: string, hasText: RegExp) => tab.locator(selector, { hasText }).waitFor();

  test('both show each save, and what was pressed in the other', async () => {
    const { terminal, shown } = await watchWithPage(await freePort());
    await tab.goto(shown);
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
    await shows('#live', /live: judges every save/);
    terminal.press('q');
    expect(await terminal.ended).toBe(0);
    await shows('#off', /not live: trying again/);
  });

  test('a watch that is killed is not live; the next one at its port is, at the same address', async () => {
    const port = await freePort();
    const { terminal, shown } = await watchWithPage(port);
    await tab.goto(shown);
    await shows('#live', /live: judges every save/);
    terminal.signal('SIGKILL');
    await terminal.ended;
    await shows('#off', /not live: trying again/);
    // Nobody sees this save: a page that shows it green was told by the next watch.
    watching.save(watching.reference);
    expect((await watchWithPage(port)).shown).toBe(shown);
    await tab.locator('#off').waitFor({ state: 'hidden' });
    await shows('.verdict', /Green: 2 of 2 checks pass/);
  });

  test('the key w opens it; a port that is taken is told in the terminal, by whom', async () => {
    const port = await freePort();
    const { terminal: first } = await watchWithPage(port);
    const refused = watch(port, '--web');
    expect(await refused.ended).toBe(2);
    expect(refused.screen).toMatch(/has it[^]*--port 0/);
    const terminal = watch(port);
    await terminal.shows(/q quit/);
    terminal.press('w');
    const told = new RegExp(`cannot listen at port ${port}[^]*process \\d+[^]*--port 0`);
    await terminal.shows(told);
    first.press('q');
    expect(await first.ended).toBe(0);
    terminal.press('w');
    await terminal.shows(address);
  });
});
