import type { PostedVerdict } from '../../src/board/protocol/messages.ts';
import type { Seat } from '../../src/board/seat.ts';
import { headlineOf } from '../../src/board/page/headline.ts';
import { mostRed, standingOf } from '../../src/board/standing.ts';
import { evening, posted } from '../support/class-board.ts';

const { katas } = evening();

function seats(...verdicts: (PostedVerdict | null)[]): Seat[] {
  const nothing = { digest: '', realName: null, green: [], handSince: null, heard: 0 };
  return verdicts.map((verdict, index) => ({ ...nothing, name: `Seat${index}`, verdict }));
}

function headline(...verdicts: (PostedVerdict | null)[]) {
  const all = seats(...verdicts);
  return headlineOf({ seats: all, code: 'BCDFGH' }, standingOf(katas, all), '192.0.2.10:4744');
}

test('the check with the most seats that are red, over all katas', () => {
  const names = ['first', 'second', 'third'];
  const verdicts = [
    ...[posted('41', 0), posted('41', 1), posted('41', 1), posted('41', 2)],
    ...[posted('51', 0, names), posted('51', 0, names), posted('51', 1, names)],
  ];
  const most = mostRed(standingOf(katas, seats(...verdicts)));
  expect(most?.kata.number).toBe('41');
  expect(most?.red.map(({ index, seats: count }) => [index, count])).toEqual([
    [1, 2],
    [0, 1],
  ]);
  expect(headline(...verdicts)).toMatchObject({
    number: '2 of 4',
    text: 'are red at',
    more: '41 Call me by name, check 2 of 2. Others: 1 at check 1, 1 green.',
  });
});

test('nobody, nobody judged, nobody red; what could not be judged is nobody’s red', () => {
  expect(headline()).toMatchObject({ number: 'BCDFGH', more: 'Nobody has joined yet.' });
  expect(headline(null, null)).toMatchObject({ number: '2 seats' });
  expect(headline(posted('41', 2))).toMatchObject({ number: '0 red' });
  const error = { ...posted('41', 0), status: 'error' as const };
  expect(headline(error)).toMatchObject({ number: '0 red' });
  expect(headline(error, posted('41', 0))).toMatchObject({
    number: '1 of 2',
    text: 'are red at',
  });
});
