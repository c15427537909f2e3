import { join } from 'node:path';
import { hintTextsIn } from '../../../learner/hints.ts';
import { count, problem, type Rule } from '../rule.ts';
import { textOf, type Subject } from '../subject.ts';
import { linesOf, wordsOf } from '../texts.ts';

const wantedHints = 3;
/** A hint that goes further has this many words that no earlier one has. */
const newWords = 5;
/** Shorter lines say nothing that could not be said of any answer. */
const tellingLength = 15;

/** Three hints, each a step further, and none of them types the answer. */
export const hints: Rule = {
  name: 'hints',
  check: (subject) => {
    const text = textOf(join(subject.folder, 'hints.md'));
    if (text === null) return [problem('hints.md', 'no such file', `${wantedHints} hints`)];
    const texts = hintTextsIn(text);
    const number = texts.length;
    const amount =
      number === wantedHints ? [] : [problem('hints.md', count(number, 'hint'), `${wantedHints}`)];
    return [...amount, ...steps(texts), ...givenAway(texts, subject)];
  },
};

function steps(texts: string[]): string[] {
  const known = new Set<string>();
  return texts.flatMap((text, index) => {
    const fresh = [...wordsOf(text)].filter((word) => !known.has(word));
    for (const word of fresh) known.add(word);
    if (fresh.length >= newWords) return [];
    const seen = text === '' ? 'nothing' : count(fresh.length, 'new word');
    return [problem(`hints.md, hint ${index + 1}`, seen, `a step further (${newWords} new words)`)];
  });
}

function givenAway(texts: string[], subject: Subject): string[] {
  const lines = tellingLines(subject);
  return texts.flatMap((text, index) => {
    const line = lines.find((one) => text.includes(one));
    if (line === undefined) return [];
    const seen = `a line of the reference (${line.slice(0, 60)})`;
    return [problem(`hints.md, hint ${index + 1}`, seen, 'words that leave the typing')];
  });
}

/** The code lines of the reference that the starter does not have. */
function tellingLines({ folder, right }: Subject): string[] {
  const reference = right.find(({ path }) => path.endsWith('/reference'));
  return (reference?.files ?? []).flatMap((file) => {
    const starter = new Set(codeLines(textOf(join(folder, file))));
    return codeLines(textOf(join(reference?.folder ?? '', file))).filter(
      (line) => line.length > tellingLength && !starter.has(line),
    );
  });
}

function codeLines(text: string | null): string[] {
  const lines = linesOf(text ?? '').map((line) => line.trim());
  return lines.filter((line) => !/^(?:\/\/|\/\*|\*|#)/.test(line));
}
