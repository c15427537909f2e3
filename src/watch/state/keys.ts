import { judgeAgain, judgeAll } from './start-judging.ts';
import type { Effect, State, Transition, WatchEvent } from './state.ts';

/** A key, as the foot line and the list of keys have it. */
export interface Key {
  key: string;
  /** One word for the foot line; empty for a key that is not shown there. */
  label: string;
  /** What it does, for the list of keys. */
  about: string;
}

type KeyEvent = Extract<WatchEvent, { kind: 'key' }>;

/** The keys that are always there. */
export const ownKeys: Key[] = [
  { key: 'n', label: 'next', about: 'go to the next kata that is not green' },
  { key: 'l', label: 'list', about: 'show the map of katas' },
  { key: 'r', label: 'run', about: 'judge your files again' },
  { key: 'a', label: '', about: 'judge every kata' },
  { key: '?', label: 'keys', about: 'show all keys' },
  { key: 'q', label: 'quit', about: 'leave; nothing stays behind' },
];

const scrolls: Record<string, number> = { up: -1, down: 1, 'page up': -10, 'page down': 10 };

/** What a key does; one that means nothing does nothing. */
export function pressed(state: State, { key, now }: KeyEvent): Transition {
  if (key === 'ctrl-c' || key === 'ctrl-d') return quit(state, 130);
  if (state.question !== null) return answered(state, key);
  const lines = scrolls[key];
  if (lines !== undefined) return scrolled(state, lines);
  if (/^\d$/.test(key)) return typed(state, key);
  const calm = { ...state, typed: '', notes: { ...state.notes, last: null } };
  switch (key) {
    case 'q':
      return quit(state, 0);
    case 'r':
      return judgeAgain(calm, now, 'you asked for it');
    case 'a':
      return judgeAll(calm, now);
    case 'n':
      return { state: calm, effects: [{ kind: 'next', kata: state.kata }] };
    case 'l':
      return { state: calm, effects: [{ kind: 'list' }] };
    case '?':
      return { state: calm, effects: [{ kind: 'keys' }] };
    case 'escape':
    case 'enter':
      return stay({ ...calm, panel: null, scroll: 0 });
    default:
      return { state: calm, effects: [{ kind: 'help', key }] };
  }
}

function stay(state: State): Transition {
  return { state, effects: [] };
}

function quit(state: State, code: number): Transition {
  return { state: { ...state, closing: true }, effects: [{ kind: 'quit', code }] };
}

/** Only a y is a yes. */
function answered(state: State, key: string): Transition {
  return {
    state: { ...state, question: null },
    effects: [{ kind: 'answer', yes: key === 'y' || key === 'Y' }],
  };
}

function scrolled(state: State, lines: number): Transition {
  return stay({ ...state, scroll: Math.max(0, state.scroll + lines) });
}

/** A kata’s number leads to it. */
function typed(state: State, digit: string): Transition {
  const digits = state.typed + digit;
  if (digits.length < 2) return stay({ ...state, typed: digits });
  return picked(state, digits);
}

/** Goes to the kata of this number. */
export function picked(state: State, number: string): Transition {
  const kata = state.katas.find((one) => one.number === number);
  const effects: Effect[] = kata ? [{ kind: 'go', kata }] : [];
  const last = kata ? null : `there is no kata ${number}`;
  // The kata one is at is judged already: the way back to it is to close the panel.
  const panel = kata ? null : state.panel;
  return { state: { ...state, panel, typed: '', notes: { ...state.notes, last } }, effects };
}
