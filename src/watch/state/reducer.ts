import { picked, pressed } from './keys.ts';
import type { Verdict } from '../../judge/verdict.ts';
import { blank, type JudgedSave, type State, type Transition, type WatchEvent } from './state.ts';
import { judgeAgain } from './start-judging.ts';

/**
 * What a watch does when something happens: a function of what it knows and what happened, without
 * a terminal, a file or a clock.
 */
export function reduce(state: State, event: WatchEvent): Transition {
  if (state.closing) return stay(state);
  if ('run' in event && event.run !== state.run) return stay(state);
  switch (event.kind) {
    case 'content':
      return contentSeen(state, event);
    case 'key':
      return pressed(state, event);
    case 'picked':
      return picked(state, event.number);
    case 'check':
      return stay(running(state, { check: event.name, doing: null }));
    case 'checked':
      return stay(checked(state, event));
    case 'doing':
      return stay(running(state, { doing: event.text }));
    case 'verdict':
      return verdictKnown(state, event);
    case 'one of all':
      return stay(oneOfAll(state, event));
    case 'all judged':
      return allJudged(state);
    case 'moved':
      return moved(state, event);
    case 'shown':
      return stay({ ...state, panel: event.panel, scroll: 0, typed: '' });
    case 'noted':
      return stay({ ...state, notes: { ...state.notes, last: event.text } });
    case 'asked':
      return stay({ ...state, question: event.question });
    case 'files':
      return stay({ ...state, notes: { ...state.notes, files: event.note } });
  }
}

type Of<Kind> = Extract<WatchEvent, { kind: Kind }>;

function stay(state: State): Transition {
  return { state, effects: [] };
}

/** The files were looked at: only other content than the last that was judged is worth a run. */
function contentSeen(state: State, event: Of<'content'>): Transition {
  if (event.fingerprint === state.fingerprint) return stay(state);
  return judgeAgain({ ...state, fingerprint: event.fingerprint }, event.now, event.because);
}

function running(state: State, change: { check?: string; doing: string | null }): State {
  return state.running ? { ...state, running: { ...state.running, ...change } } : state;
}

function checked(state: State, { name, passed }: Of<'checked'>): State {
  const { running: now } = state;
  return now ? { ...state, running: { ...now, over: [...now.over, { name, passed }] } } : state;
}

function verdictKnown(state: State, { verdict, now }: Of<'verdict'>): Transition {
  const { kata, verdicts } = state;
  const judgedSince = state.running?.since ?? now;
  const known = { verdict, judgedSince, before: beforeOf(state, verdict) };
  const done = { ...state, ...known, running: null, verdicts: verdicts + 1, scroll: 0 };
  const note = { kind: 'note', kata, verdict } as const;
  if (verdict.status !== 'passed' || !state.autoAdvance) return { state: done, effects: [note] };
  const last = `✓ ${kata.number} ${kata.title} is green`;
  return {
    state: { ...done, notes: { ...state.notes, last } },
    effects: [note, { kind: 'next', kata }],
  };
}

/** What stands beside a verdict; the same content, judged again, is no other save. */
function beforeOf({ verdict, judgedSince, before }: State, next: Verdict): JudgedSave | null {
  if (!verdict || verdict.fingerprint === next.fingerprint) return before;
  return { verdict, since: judgedSince ?? 0 };
}

function oneOfAll(state: State, { line, green }: Of<'one of all'>): State {
  const { all } = state;
  if (!all) return state;
  return { ...state, all: { ...all, lines: [...all.lines, line], green: all.green + +green } };
}

function allJudged(state: State): Transition {
  const { all } = state;
  if (!all) return stay(state);
  const text = [...all.lines].sort().join('\n');
  const title = `${all.green} of ${all.total} katas are green`;
  return stay({ ...state, all: null, panel: { title, text }, scroll: 0 });
}

function moved(state: State, { kata, fingerprint, now }: Of<'moved'>): Transition {
  if (kata === state.kata) {
    const last = `${kata.number} ${kata.title} is the one to work on`;
    return stay({ ...state, notes: { ...state.notes, last } });
  }
  return judgeAgain({ ...state, ...blank, kata, fingerprint }, now, 'you came here');
}
