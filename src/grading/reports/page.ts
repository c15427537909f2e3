import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, textOf, trusted, type Html } from '../../text/html.ts';

/** A page that is one file: what it needs is in it, and it asks nobody for anything. */
export interface Page {
  title: string;
  /** Files of `style/`, without their ending. */
  styles: string[];
  /** More style of the dojo’s own: that of what the page draws. */
  drawings?: string;
  /** JavaScript of the dojo's own. */
  script?: string;
  body: Html;
}

/**
 * The text of a page. Its policy lets the browser load nothing, send nothing, and run only the style
 * and the script that are named by their hashes: markup that came in by a fault would do nothing.
 */
export function pageText({ title, styles, drawings = '', script, body }: Page): string {
  const style = [...styles.map(styleText), drawings].join('\n');
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script ? [`script-src ${hashOf(script)}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return textOf(
    html`${trusted('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="referrer" content="no-referrer" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          ${element('style', style)}
        </head>
        <body>
          ${body} ${script && element('script', script)}
        </body>
      </html> `,
  );
}

/** The hash is of every character between the tags. */
function element(name: 'style' | 'script', content: string): Html {
  return trusted(`<${name}>${content}</${name}>`);
}

function styleText(name: string): string {
  return readFileSync(new URL(`style/${name}.css`, import.meta.url), 'utf8');
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
