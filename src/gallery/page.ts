import { html, textOf, trusted } from '../text/html.ts';
import type { Scene } from './scenes.ts';

/** What a gallery is known by: a folder that has another page is left as it is. */
export const mark = '<meta name="generator" content="docker-dojo gallery"/>';

const style = `
:root { color-scheme: light dark; }
body { margin: 32px; font: 15px/24px system-ui, sans-serif; }
h1 { font-size: 20px; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(420px, 100%), 1fr)); gap: 40px 32px; align-items: start; }
figure { margin: 0; }
img { max-width: 100%; height: auto; border: 1px solid #747e8a; }
`;

/** The gallery: every scene's picture, with what it shows. */
export function galleryPage(scenes: Pick<Scene, 'name' | 'about'>[]): string {
  return textOf(
    html`${trusted('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          ${trusted(mark)}
          <title>The live page in every state</title>
          ${trusted(`<style>${style}</style>`)}
        </head>
        <body>
          <h1>The live page in every state</h1>
          <main>
            ${scenes.map(
              ({ name, about }) =>
                html`<figure>
                  <figcaption>${about}</figcaption>
                  <a href="${name}.png"><img src="${name}.png" alt="${about}" loading="lazy" /></a>
                </figure>`,
            )}
          </main>
        </body>
      </html> `,
  );
}
