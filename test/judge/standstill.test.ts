import { jest } from '@jest/globals';
import { Standstill } from '../../src/judge/standstill.ts';

describe('a process that answers nobody for longer than ten seconds', () => {
  let still: Standstill;
  let times: { now: number; busy: number };

  // Time goes on only as a test has it: nobody is busy for ten seconds here.
  beforeEach(() => {
    times = { now: 0, busy: 0 };
    jest.spyOn(performance, 'now').mockImplementation(() => times.now);
    jest.spyOn(process, 'cpuUsage').mockImplementation((before) => ({
      user: times.busy * 1000 - (before?.user ?? 0),
      system: 0,
    }));
    still = new Standstill();
  });
  afterEach(() => {
    still.end();
    jest.restoreAllMocks();
  });

  function pass(ms: number, busy: number): void {
    times.now += ms;
    times.busy += busy;
  }

  test('stood still where it had no processor', () => {
    pass(600_000, 30);
    expect(still.ms).toBe(600_000);
    pass(1000, 1000);
    expect(still.ms).toBe(600_000);
  });

  test('was busy where it had one, also beside others', () => {
    pass(20_000, 8000);
    expect(still.ms).toBe(0);
  });

  test('neither where it was shorter', () => {
    pass(9000, 0);
    expect(still.ms).toBe(0);
  });
});
