// Judges the reference answer of the kata whose number is given, prints the verdict's status.
import { rightAnswers } from '../../src/katas/attempt.ts';
import { finished } from '../../src/judge/cleanup.ts';
import { judge } from '../../src/judge/judge.ts';
import { kataOf } from './judging.ts';

const kata = kataOf(process.argv[2] ?? '');
const [reference] = await rightAnswers(kata);
if (!reference) throw new Error('there is no reference answer');
const { status } = await judge(kata, reference);
console.log(status);
await finished();
