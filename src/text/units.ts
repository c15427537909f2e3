import { offsetOf } from '../system/instant.ts';
import { shortLine } from './sanitize.ts';

/** Points as people write them: at most two decimals. */
export function pointsText(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** A share as a whole percentage; 100 % only when it is all, 0 % only when it is none. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((100 * part) / whole);
  if (part > 0 && percent === 0) return '<1 %';
  return part < whole && percent === 100 ? '>99 %' : `${percent} %`;
}

/** Milliseconds as seconds with one decimal. */
export function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** `1 check`, `2 checks`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * A moment to the minute; what is no moment stays as it is.
 * @param like A moment that is written with the offset from UTC to tell it in: UTC when left out.
 */
export function momentText(iso: string, like = ''): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return shortLine(iso, 40);
  const ahead = offsetOf(like);
  const local = new Date(date.getTime() + ahead * 60_000).toISOString();
  return `${local.slice(0, 16).replace('T', ' ')} UTC${offsetText(ahead)}`;
}

/** `+1`, `-3:30`; nothing for none. */
function offsetText(minutes: number): string {
  if (minutes === 0) return '';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `${minutes < 0 ? '-' : '+'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
