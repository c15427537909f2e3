import type { State, Transition } from './state.ts';

/** Begins a judging of the current kata; the driver cancels whatever went on. */
export function judgeAgain(state: State, now: number, because: string): Transition {
  const run = state.run + 1;
  const running = { since: now, because, check: null, doing: null, over: [] };
  return {
    state: { ...state, run, running, all: null, panel: null, question: null, scroll: 0 },
    effects: [{ kind: 'judge', kata: state.kata, run }],
  };
}

/** Begins to judge every kata. */
export function judgeAll(state: State, now: number): Transition {
  const run = state.run + 1;
  const all = { since: now, total: state.katas.length, lines: [], green: 0 };
  return {
    state: { ...state, run, all, running: null, panel: null, scroll: 0 },
    effects: [{ kind: 'judge all', run }],
  };
}
