import { html, type Html } from '../../../../text/html.ts';

/** A command to copy; what it printed stands behind it, and is not copied. */
export function copyable(command: string, printed = ''): Html {
  return html`<div class="cmd">
    <pre>${command}${printed && html` <samp>${printed}</samp>`}</pre>
    <button type="button" class="copy" data-copy="${command}">Copy</button>
  </div>`;
}
