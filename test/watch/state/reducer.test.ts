import type { Kata } from '../../../src/katas/kata.ts';
import type { Verdict } from '../../../src/judge/verdict.ts';
import { reduce } from '../../../src/watch/state/reducer.ts';
import {
  initialState,
  type Effect,
  type State,
  type WatchEvent,
} from '../../../src/watch/state/state.ts';
import { madeUpKata } from '../../support/made-up-kata.ts';

const katas = ['11', '41', '43'].map((number) => madeUpKata(number, `Kata ${number}`));

function kata(number: string): Kata {
  const found = katas.find((one) => one.number === number);
  if (!found) throw new Error(`there is no kata ${number}`);
  return found;
}

function verdict(status: Verdict['status']): Verdict {
  const common = {
    version: 1,
    kata: '41-kata',
    attempt: 'yours',
    fingerprint: 'a',
    ms: 1,
  } as const;
  return { ...common, status, message: null, checks: [], engine: null, images: [] };
}

/** Lets events happen one after the other; gathers what was to be done. */
function after(state: State, ...events: WatchEvent[]): { state: State; effects: Effect[] } {
  const effects: Effect[] = [];
  for (const event of events) {
    const next = reduce(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const begin = initialState(katas, kata('41'));
const now = 0;
const content = (fingerprint: string): WatchEvent => ({
  kind: 'content',
  fingerprint,
  now,
  because: 'setup.ts has changed',
});
const key = (name: string): WatchEvent => ({ kind: 'key', key: name, now });
const judged = (run: number, status: Verdict['status'] = 'failed'): WatchEvent => ({
  kind: 'verdict',
  run,
  verdict: verdict(status),
  now,
});

test('the same content is judged once, however often it is saved', () => {
  const saves = Array.from({ length: 1000 }, () => content('a'));
  expect(after(begin, ...saves).effects).toHaveLength(1);
  expect(after(begin, content('a'), judged(1), ...saves).effects.map(({ kind }) => kind)).toEqual([
    'judge',
    'note',
  ]);
});

test('a save during a run begins another; what the first still says is not heard', () => {
  const { state, effects } = after(begin, content('a'), content('b'), judged(1, 'passed'));
  expect(effects.map((effect) => ('run' in effect ? effect.run : 0))).toEqual([1, 2]);
  expect(state.verdict).toBeNull();
  expect(state.running).not.toBeNull();
  expect(after(state, judged(2)).state).toMatchObject({
    running: null,
    verdict: { status: 'failed' },
  });
});

test('content that comes back to what was judged first is judged again', () => {
  expect(after(begin, content('a'), judged(1), content('b'), content('a')).state.run).toBe(3);
});

test('r judges the same content again', () => {
  expect(after(begin, content('a'), judged(1), key('r')).effects.at(-1)).toMatchObject({
    kind: 'judge',
    run: 2,
  });
});

test('the verdict stays to be read while the next content is judged', () => {
  expect(after(begin, content('a'), judged(1), content('b')).state.verdict).not.toBeNull();
});

test('a pass stays; only --auto-advance leads on', () => {
  const pass = [content('a'), judged(1, 'passed')];
  expect(after(begin, ...pass).effects.at(-1)?.kind).toBe('note');
  const advancing = initialState(katas, kata('41'), { autoAdvance: true });
  expect(after(advancing, ...pass).effects.at(-1)).toEqual({ kind: 'next', kata: kata('41') });
});

test('another kata begins with nothing of the one before', () => {
  const move: WatchEvent = { kind: 'moved', kata: kata('43'), fingerprint: 'c', now };
  const { state, effects } = after(begin, content('a'), judged(1), move);
  expect(state).toMatchObject({ kata: { number: '43' }, verdict: null, fingerprint: 'c' });
  expect(effects.at(-1)).toMatchObject({ kind: 'judge', kata: { number: '43' } });
});

test('a save takes a panel and a question away', () => {
  const shown: WatchEvent = { kind: 'shown', panel: { title: 'Hint 1 of 3', text: 'Look.' } };
  const asked: WatchEvent = { kind: 'asked', question: 'Reset?' };
  const { state } = after(begin, content('a'), judged(1), shown, asked, content('b'));
  expect(state).toMatchObject({ panel: null, question: null });
});

test.each([
  ['y', true],
  ['n', false],
  ['q', false],
  ['escape', false],
])('a question: %s means yes: %s', (pressed, yes) => {
  const asked: WatchEvent = { kind: 'asked', question: 'Reset?' };
  const { state, effects } = after(begin, asked, key(pressed));
  expect(effects).toEqual([{ kind: 'answer', yes }]);
  expect(state.question).toBeNull();
});

test('a number leads to its kata, from the list and from a verdict', () => {
  const list: WatchEvent = { kind: 'shown', panel: { title: 'The map', text: '' } };
  expect(after(begin, list, key('4'), key('3')).effects).toEqual([
    { kind: 'go', kata: kata('43') },
  ]);
  expect(after(begin, list, key('9'), key('9')).state.notes.last).toBe('there is no kata 99');
  expect(after(begin, key('4'), key('3')).effects).toEqual([{ kind: 'go', kata: kata('43') }]);
  expect(after(begin, key('4'), key('enter'), key('3')).state.typed).toBe('3');
});

test('a key of a helper is handed on; Ctrl-C ends it, also in a question', () => {
  expect(after(begin, key('h')).effects).toEqual([{ kind: 'help', key: 'h' }]);
  const asked: WatchEvent = { kind: 'asked', question: 'Reset?' };
  const { state, effects } = after(begin, asked, key('ctrl-c'), content('b'));
  expect(effects).toEqual([{ kind: 'quit', code: 130 }]);
  expect(state.closing).toBe(true);
});

test('check all: every verdict is counted, and a save ends it', () => {
  const one: WatchEvent = { kind: 'one of all', run: 2, line: '41 Kata', green: true };
  const { state } = after(begin, content('a'), key('a'), one);
  expect(state.all).toMatchObject({ lines: ['41 Kata'], green: 1, total: 3 });
  const done = after(state, { kind: 'all judged', run: 2, now }).state;
  expect(done.panel?.title).toBe('1 of 3 katas are green');
  expect(after(state, content('b')).state).toMatchObject({ all: null, run: 3 });
});

test('the checks that are over are known while the next one runs, and go with another run', () => {
  const over: WatchEvent = { kind: 'checked', run: 1, name: 'it runs', passed: true };
  const { state } = after(begin, content('a'), over);
  expect(state.running?.over).toEqual([{ name: 'it runs', passed: true }]);
  expect(after(state, content('b'), over).state.running?.over).toEqual([]);
});

test('beside a verdict stands the last one on other content', () => {
  const of = (run: number, fingerprint: string): WatchEvent => ({
    ...{ kind: 'verdict', run, now },
    verdict: { ...verdict('failed'), fingerprint },
  });
  const first = after(begin, content('a'), of(1, 'a')).state;
  expect(first.before).toBeNull();
  const again = after(first, key('r'), of(2, 'a')).state;
  expect(again.before).toBeNull();
  const second = after(again, content('b'), of(3, 'b'), key('r'), of(4, 'b')).state;
  expect(second.before?.verdict.fingerprint).toBe('a');
  const move: WatchEvent = { kind: 'moved', kata: kata('43'), fingerprint: 'c', now };
  expect(after(second, move).state.before).toBeNull();
});

test('a kata is picked by its number, whatever digit was typed before', () => {
  const { effects } = after(begin, key('1'), { kind: 'picked', number: '43' });
  expect(effects).toEqual([{ kind: 'go', kata: kata('43') }]);
  expect(after(begin, { kind: 'picked', number: '../' }).state.notes.last).toContain('no kata');
});
