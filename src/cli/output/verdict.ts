import { styleText } from 'node:util';
import type { drawPictures } from '../../pictures/draw/pictures.ts';
import type { Check, Verdict } from '../../judge/verdict.ts';
import { fitted } from '../../text/wrap.ts';

const marks = {
  passed: ['green', '✓'],
  failed: ['red', '✗'],
  skipped: ['dim', '·'],
  error: ['yellow', '!'],
} as const;

type Draw = typeof drawPictures;

/** What draws the pictures of a verdict that has some; others need not wait for its loading. */
export async function drawingFor({ pictures }: Verdict): Promise<Draw | undefined> {
  if (!pictures) return undefined;
  return (await import('../../pictures/draw/pictures.ts')).drawPictures;
}

/**
 * A verdict as text: each check with its mark, what the first red one and the first that could not be
 * judged have to say, and its pictures.
 * @param draw without it there are none
 */
export function verdictText(verdict: Verdict, title: string, draw?: Draw): string {
  const lines = headLines(verdict, title);
  for (const check of told(verdict)) lines.push('', said(check.message));
  return [...lines, ...redPictures(verdict, draw), '', lastLine(verdict)].join('\n');
}

/** The pictures of the first red check alone, for where they come after the verdict; else empty. */
export function redPicturesText(verdict: Verdict, draw: Draw): string {
  return redPictures(verdict, draw).join('\n');
}

/** A verdict as text: each check with its mark, and every picture of the run. */
export function showText(verdict: Verdict, title: string, draw?: Draw): string {
  const drawn = pictureLines(verdict, draw);
  const none = ['', indent('There is nothing to draw: nothing was started, and no image built.')];
  const lines = [...headLines(verdict, title), ...(drawn.length > 0 ? drawn : none)];
  return [...lines, '', lastLine(verdict)].join('\n');
}

/** Those of another check would say nothing about this one. */
function redPictures(verdict: Verdict, draw?: Draw): string[] {
  const first = firstRed(verdict);
  if (!first || first.name !== verdict.pictures?.check) return [];
  return pictureLines(verdict, draw, first.name);
}

/** The first check that failed, and the first that could not be judged, in their order. */
function told({ checks }: Verdict): Check[] {
  const of = (wanted: Check['status']) => checks.find(({ status }) => status === wanted);
  const [failed, error] = [of('failed'), of('error')];
  return checks.filter((check) => check === failed || check === error);
}

function firstRed({ checks }: Verdict): Check | undefined {
  return checks.find(({ status }) => status === 'failed' || status === 'error');
}

function headLines(verdict: Verdict, title: string): string[] {
  const head = `${styleText('bold', title)}  ${styleText('dim', seconds(verdict.ms))}`;
  const lines = [head, '', ...verdict.checks.map(checkLine)];
  return verdict.message ? [...lines, said(verdict.message)] : lines;
}

/** @param check the check that failed; what it did is drawn apart */
function pictureLines({ pictures }: Verdict, draw?: Draw, check?: string): string[] {
  if (!pictures || !draw) return [];
  // A message stands four columns from the edge, and so do they.
  const width = (process.stdout.columns || 80) - 4;
  return ['', indent(draw(pictures, { width, check }))];
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function checkLine({ status, name, ms }: Check): string {
  const time = status === 'skipped' ? '' : `  ${styleText('dim', seconds(ms))}`;
  const [style, mark] = marks[status];
  return `  ${styleText(style, mark)} ${name}${time}`;
}

function lastLine({ status, checks }: Verdict): string {
  const passed = checks.filter((check) => check.status === 'passed').length;
  if (status === 'passed')
    return styleText('green', `green: ${passed} of ${checks.length} checks pass`);
  if (status === 'failed')
    return styleText('red', `red: ${passed} of ${checks.length} checks pass`);
  return styleText('yellow', 'could not judge: this is not your attempt’s fault');
}

function said(message: string): string {
  return indent(fitted(message, (process.stdout.columns || Infinity) - 4));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
