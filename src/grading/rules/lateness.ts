import type { Remark, Submission } from '../model/model.ts';
import type { Rules } from './rules.ts';

/** How late a submission is, and what is left of its points. */
export interface Lateness {
  /** Milliseconds after the due date; 0 when it is on time, or when nobody knows. */
  late: number;
  /** Of its points: 100 for all. */
  percent: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** When this student’s work was due: ISO 8601; null where there is no date. */
export function dueFor(rules: Rules, student: Pick<Submission, 'student' | 'id'>): string | null {
  const { extensions, due } = rules;
  // A student may be called like something that every object has.
  const names = [student.id ?? '', student.student].filter((name) =>
    Object.hasOwn(extensions, name),
  );
  return extensions[names[0] ?? ''] ?? due ?? null;
}

/** The rules as they are for one student, with their own due date. */
export function rulesFor(rules: Rules, student: Pick<Submission, 'student' | 'id'>): Rules {
  const due = dueFor(rules, student);
  return due === null ? rules : { ...rules, due };
}

/**
 * Compares moments, not clocks: both carry their offset from UTC. On the minute is on time, and so
 * is the grace; a step’s last minute still counts as that step. What came at no known time is not
 * late.
 */
export function latenessOf(
  { due, graceMinutes, late }: Rules,
  submittedAt: string | null,
): Lateness {
  if (due === undefined || submittedAt === null) return { late: 0, percent: 100 };
  const after = Date.parse(submittedAt) - Date.parse(due);
  if (after <= graceMinutes * minute) return { late: 0, percent: 100 };
  if (late === undefined) return { late: after, percent: 100 };
  const step = late.find(({ hours }) => after <= hours * hour);
  return { late: after, percent: step?.percent ?? 0 };
}

/** What a teacher should read of a late submission; null for one on time. */
export function lateRemark(rules: Rules, submittedAt: string | null): Remark | null {
  const { late, percent } = latenessOf(rules, submittedAt);
  if (late === 0) return null;
  const worth = rules.late === undefined ? 'it costs nothing' : `${percent} % of the points count`;
  return { kind: 'late', kata: null, text: `came ${duration(late)} after it was due; ${worth}` };
}

/** How many percent of the points a late remark leaves; null for any other remark. */
export function percentLeft({ kind, text }: Remark): number | null {
  const [, percent] = (kind === 'late' && /; ([\d.]+) % of the points count$/.exec(text)) || [];
  return percent === undefined ? null : Number(percent);
}

/** `2 days 3 h`, `3 h 20 min`, `4 min`: never less than a minute. */
function duration(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / minute));
  const [days, hours, rest] = [
    Math.floor(minutes / 1440),
    Math.floor((minutes % 1440) / 60),
    minutes % 60,
  ];
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours > 0 ? ` ${hours} h` : ''}`;
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}
