import type { Kata } from '../../../../katas/kata.ts';
import { messageOf } from '../../../../errors/messages.ts';
import { hintsOf, seenHints } from '../../../../learner/hints.ts';
import { storyOf, taskIn } from '../../../../learner/task.ts';
import { html, type Html, type Slot } from '../../../../text/html.ts';
import { markdownHtml } from '../../../../text/markdown.ts';
import type { State } from '../../../state/state.ts';

/** What a page’s buttons press, as the keys of the terminal do. */
export const pageKeys = ['n', 'h', 'r', 'd', 'x', 's', 'e', 'a', '!', 'enter'];

/** The task, the hints so far, and what can be done. */
export function sideHtml({ kata, onBoard }: State): Html {
  return html`${orWhy(() => taskSection(kata))} ${orWhy(() => hintSection(kata))}
    <section>
      <h2>Keys</h2>
      <form method="post" action="press" class="keys">
        ${key('n', 'Next kata')} ${key('r', 'Run again')} ${key('d', 'Differences')}
        ${key('e', 'Edit')} ${key('x', 'Reset')} ${key('s', 'Solution')} ${key('a', 'Judge all')}
        ${onBoard && key('!', 'Raise or lower your hand')}
      </form>
    </section>`;
}

function taskSection(kata: Kata): Html {
  const story = storyOf(kata);
  const task = taskIn(story);
  const rest = story.slice(story.indexOf(task) + task.length);
  return html`<section class="text">
    <h2>Task</h2>
    ${markdownHtml(task)}
    <details id="whole-text">
      <summary>The whole text</summary>
      ${markdownHtml(rest)}
    </details>
  </section>`;
}

function hintSection(kata: Kata): Html {
  const [seen, all] = [seenHints(kata), hintsOf(kata)];
  const more = seen.length < all.length;
  return html`<section class="text" id="hints" tabindex="-1">
    <h2>Hints</h2>
    ${seen.map(
      ({ number, text }) =>
        html`<details id="hint-${number}" open>
          <summary>Hint ${number}</summary>
          ${markdownHtml(text)}
        </details>`,
    )}
    ${more && html`<form method="post" action="press" class="keys">${key('h', `Hint ${seen.length + 1} of ${all.length}`)}</form>`}
  </section>`;
}

function key(name: string, label: string): Html {
  return html`<button id="k-${name}" name="key" value="${name}">
    ${label} <kbd>${name}</kbd>
  </button>`;
}

/** A text that is missing must not keep the verdict from being read. */
function orWhy(work: () => Html): Slot {
  try {
    return work();
  } catch (error) {
    return html`<section><pre class="intro">${messageOf(error)}</pre></section>`;
  }
}
