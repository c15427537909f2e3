import { html, type Html } from '../../text/html.ts';
import { checkName } from '../../text/sanitize.ts';
import { counted } from '../../text/units.ts';
import type { Board } from '../board.ts';
import { checkNameIn } from '../check-names.ts';
import { mostRed, type AtKata, type RedCheck } from '../standing.ts';

/** What a class is told first: the number, the sentence around it, and what else is so at that kata. */
export interface Headline {
  number: string;
  text: string;
  /** The check that the sentence ends with; empty for none. */
  check: string;
  /** A command to type, where it ends with that instead. */
  command?: string;
  more: string;
}

type Shown = Pick<Board, 'seats' | 'code'>;

/** `9 of 14` · `are red at` · `the name still answers…`. */
export function headlineOf({ seats, code }: Shown, standing: AtKata[], join: string): Headline {
  const most = mostRed(standing);
  const [first] = most?.red ?? [];
  if (most && first) return redHeadline(most, first);
  const judged = seats.filter(({ verdict }) => verdict !== null).length;
  if (seats.length === 0) {
    const command = `npm start -- --join ${join}`;
    return { ...calm(code, 'is the code. Join with'), command, more: 'Nobody has joined yet.' };
  }
  if (judged === 0) return calm(counted(seats.length, 'seat'), 'No verdict has come yet.');
  return calm('0 red', `Nobody is red: ${counted(judged, 'seat')} with a verdict.`);
}

function redHeadline({ kata, seats, green, unjudged, checks, red }: AtKata, at: RedCheck) {
  const others = red.slice(1).map((one) => `${one.seats} at check ${one.index + 1}`);
  if (green > 0) others.push(`${green} green`);
  if (unjudged > 0) others.push(`${unjudged} could not be judged`);
  const where = `${kata.number} ${kata.title}, check ${at.index + 1} of ${checks}.`;
  return {
    number: `${at.seats} of ${seats}`,
    text: seats === 1 ? 'is red at' : 'are red at',
    check: checkName(checkNameIn(kata, at.index, at.name)),
    more: `${where}${others.length > 0 ? ` Others: ${others.join(', ')}.` : ''}`,
  };
}

function calm(number: string, text: string): Headline {
  return { number, text, check: '', more: '' };
}

export function headlineHtml({ number, text, check, command, more }: Headline): Html {
  return html`<h1>
      <strong>${number}</strong> ${text} ${check !== '' && html`<b class="check">${check}</b>`}
      ${command !== undefined && html`<code>${command}</code>`}
    </h1>
    ${more !== '' && html`<p>${more}</p>`}`;
}

/** The same as a sentence, for who listens. */
export function saidOf({ number, text, check, command }: Headline): string {
  return [number, text, check, command].filter(Boolean).join(' ');
}
