import { seatMessage } from '../../../../src/board/protocol/messages.ts';
import { loadKatas } from '../../../../src/katas/load.ts';
import { seatMessageOf } from '../../../../src/watch/views/board/message.ts';
import { recordedVerdict } from '../../../support/live-page.ts';

const katas = loadKatas();
const nothing = { katas, progress: {}, hand: false };

test('a verdict’s kata, its checks and their times, and nothing else of it', () => {
  const message = seatMessageOf({ ...nothing, verdict: recordedVerdict() });
  expect(message).toEqual({
    version: 1,
    verdict: {
      ...{ kata: '43', status: 'failed', ms: 2300 },
      checks: [
        { name: 'proxy finds web, and web finds db', status: 'passed', ms: 200 },
        { name: 'proxy cannot reach db by its name', status: 'failed', ms: 200 },
      ],
    },
    green: [],
    hand: false,
  });
  const text = JSON.stringify(message);
  for (const secret of ['curl', '881c1e1c9ddd', 'docker inspect', 'setup.ts', 'front'])
    expect(text).not.toContain(secret);
});

test('which katas are green, by the progress', () => {
  const entry = { fingerprint: 'a', passed: 1, checks: 1, at: '' };
  const progress = {
    'call-me-by-name': { ...entry, status: 'passed' as const },
    'open-the-door': { ...entry, status: 'failed' as const },
  };
  expect(seatMessageOf({ ...nothing, progress, verdict: null }).green).toEqual(['41']);
});

test.each([
  ['long', 'x'.repeat(5000)],
  ['wide', '名前'.repeat(500)],
  ['of controls', '\x1b'.repeat(500)],
  ['of quotes', '"\\'.repeat(500)],
])('checks with names that are %s: at most 2 kB, and the board takes it', (_what, name) => {
  for (const count of [1, 6, 30, 200]) {
    const one = { name, status: 'failed', message: '', observed: null, expected: null, help: null };
    const checks = Array.from({ length: count }, () => ({ ...one, ms: 1234.5 }) as never);
    const progress = Object.fromEntries(
      katas.map(({ name: kata }) => [
        kata,
        { fingerprint: 'a', status: 'passed' as const, passed: 1, checks: 1, at: '' },
      ]),
    );
    const verdict = recordedVerdict({ checks });
    const message = seatMessageOf({ katas, progress, hand: true, verdict });
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(2048);
    expect(seatMessage.safeParse(message).error).toBeUndefined();
    expect(message.green).toHaveLength(katas.length);
  }
});
