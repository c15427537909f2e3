import { boardVersion, mostBytes, type SeatMessage } from '../../../board/protocol/messages.ts';
import type { Verdict } from '../../../judge/verdict.ts';
import type { Kata } from '../../../katas/kata.ts';
import type { Progress } from '../../../learner/progress/store.ts';
import { shortLine } from '../../../text/sanitize.ts';

// Characters of a check’s name: as many as fit.
const nameLengths = [160, 80, 40, 20, 8];
const mostChecks = 40;

interface Standing {
  katas: Kata[];
  verdict: Verdict | null;
  progress: Progress;
  hand: boolean;
}

/**
 * What a board is told: the verdict’s kata, its checks by name, status and time, and which katas are
 * green. Nothing else of a verdict is ever taken: no messages, no files, no names of them. At most 2 kB.
 */
export function seatMessageOf(standing: Standing): SeatMessage {
  for (const length of nameLengths) {
    const message = messageWith(standing, length);
    if (bytesOf(message) <= mostBytes) return message;
  }
  return { ...messageWith({ ...standing, verdict: null }, 0) };
}

function messageWith(
  { katas, verdict, progress, hand }: Standing,
  nameLength: number,
): SeatMessage {
  const green = katas.filter(({ name }) => progress[name]?.status === 'passed');
  return {
    version: boardVersion,
    verdict: verdict && {
      kata: verdict.kata.slice(0, 2),
      status: verdict.status,
      ms: Math.round(verdict.ms),
      checks: verdict.checks.slice(0, mostChecks).map(({ name, status, ms }) => ({
        name: shortLine(name, nameLength),
        status,
        ms: Math.round(ms),
      })),
    },
    green: green.map(({ number }) => number),
    hand,
  };
}

function bytesOf(message: SeatMessage): number {
  return Buffer.byteLength(JSON.stringify(message));
}
