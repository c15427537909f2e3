import { html, type Html, type Slot } from '../../text/html.ts';

/** A row; `isAgainst` stands out. */
export interface Row {
  cells: Slot[];
  isAgainst: boolean;
}

/** A table with its name above it. */
export function table(name: string, head: Slot[], rows: Row[]): Html {
  return html`<table>
    <caption>
      ${name}
    </caption>
    <thead>
      <tr>
        ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ cells, isAgainst }) =>
          html`<tr ${isAgainst && html` class="against"`}>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr> `,
      )}
    </tbody>
  </table>`;
}
