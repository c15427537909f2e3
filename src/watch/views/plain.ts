import type { State } from '../state/state.ts';
import { filesOf, titleOf, type View, type Formatters } from './view.ts';

/** Tells a watch in lines that are never changed, for pipes and logs. */
export class PlainView implements View {
  readonly #print: (text: string) => void;
  readonly #words: Formatters;
  #before: State | undefined;

  constructor(words: Formatters, print: (text: string) => void) {
    this.#words = words;
    this.#print = print;
  }

  update(state: State): void {
    for (const line of this.#news(this.#before, state)) this.#print(line);
    this.#before = state;
  }

  close(): void {
    this.#before = undefined;
  }

  #news(before: State | undefined, state: State): string[] {
    const { kata, run, running, verdict, panel, notes } = state;
    const lines: string[] = [];
    if (kata !== before?.kata)
      lines.push(`watching ${filesOf(kata)}`, '', this.#words.task(kata), '');
    if (notes.files !== before?.notes.files && notes.files) lines.push(notes.files);
    if (notes.last !== before?.notes.last && notes.last) lines.push(notes.last);
    if (running && run !== before?.run) lines.push(`judging ${titleOf(kata)} (${running.because})`);
    if (running?.check && running.check !== before?.running?.check)
      lines.push(`  check   ${running.check}`);
    if (running?.doing && running.doing !== before?.running?.doing)
      lines.push(`  doing   ${running.doing}`);
    if (verdict && verdict !== before?.verdict)
      lines.push(
        '',
        this.#words.verdict(verdict, titleOf(kata)) + this.#words.details(verdict),
        '',
      );
    if (panel && panel !== before?.panel) lines.push('', panel.title, '', panel.text, '');
    return lines;
  }
}
