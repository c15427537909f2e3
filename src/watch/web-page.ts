import type { Controller } from './controller.ts';
import type { SeveralViews } from './views/several.ts';
import type { KeyCommand } from './views/view.ts';
import type { WebOptions, WebView } from './views/web/view.ts';

export type { WebOptions } from './views/web/view.ts';

/** The live page of a watch: made when it is asked for, and then one more of its views. */
export class WebPage {
  readonly #options: WebOptions;
  readonly #kept: string;
  #driver: Controller | undefined;
  #views: SeveralViews | undefined;
  #opening: Promise<WebView> | undefined;

  /** @param kept the set's `.dojo`: absolute path */
  constructor(options: WebOptions, kept: string) {
    this.#options = options;
    this.#kept = kept;
  }

  /** The key that opens it. */
  readonly key: KeyCommand = {
    key: 'w',
    label: '',
    about: 'open the live page: its address, for a browser',
    run: async () => ({ note: await this.open() }),
  };

  /** Which watch it shows, and to which views it belongs. */
  leadsTo(driver: Controller, views: SeveralViews): void {
    this.#driver = driver;
    this.#views = views;
  }

  /**
   * Opens it, once; resolves to a line with its address.
   * @throws CannotJudge when its port is taken
   */
  async open(): Promise<string> {
    // The key may be pressed again before the page is there.
    this.#opening ??= this.#openView();
    try {
      return `live page  ${(await this.#opening).addresses.join(' or ')}`;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  async #openView(): Promise<WebView> {
    if (!this.#driver) throw new Error('a live page shows a watch');
    // Few watches need a server.
    const { WebView } = await import('./views/web/view.ts');
    const view = await WebView.open({ ...this.#options, watch: this.#driver, kept: this.#kept });
    this.#views?.add(view);
    this.#driver.withPictures();
    return view;
  }
}
