import { join } from 'node:path';
import { leadsToSection } from '../../../engine/docs.ts';
import { hintTextsIn } from '../../../learner/hints.ts';
import { count, problem, type Rule } from '../rule.ts';
import { textOf, type Subject } from '../subject.ts';
import { linksIn, plainText, sentencesIn } from '../texts.ts';

/** Words a sentence: a longer one is read twice. */
const [meanWords, mostWords] = [20, 30];

/** Turns of speech that hide what is meant, or that nobody uses today; each was met in these texts. */
const turns = [
  'as it were',
  'at which',
  'by what',
  'doorman',
  'empty hands',
  'in vain',
  'is to be had',
  'lets one',
  'likewise',
  'nobody’s business',
  'of its own accord',
  'over the counter',
  'thereof',
  'travel along',
  'wherein',
  'whoever',
  'whosoever',
];

/** Texts that are read once: short sentences, Docker’s own terms, links that lead to the section. */
export const plain: Rule = {
  name: 'plain',
  check: (subject) => {
    const texts = textsOf(subject);
    const each = texts.flatMap(({ where, text }) => [
      ...lengths(where, text),
      ...turnsIn(where, text),
      ...links(where, text),
    ]);
    return [...each, ...terms(subject, texts)];
  },
};

interface Text {
  where: string;
  text: string;
}

function textsOf({ set, folder, folderName }: Subject): Text[] {
  return [
    { where: 'README.md', text: textOf(join(folder, 'README.md')) ?? '' },
    { where: 'hints.md', text: textOf(join(folder, 'hints.md')) ?? '' },
    {
      where: 'solutions/README.md',
      text: textOf(join(set.solutions, folderName, 'README.md')) ?? '',
    },
  ];
}

function lengths(where: string, text: string): string[] {
  const sentences = sentencesIn(text).map((sentence) => ({
    sentence,
    words: sentence.split(/\s+/).length,
  }));
  const mean = sentences.reduce((sum, { words }) => sum + words, 0) / Math.max(1, sentences.length);
  return [
    ...sentences
      .filter(({ words }) => words > mostWords)
      .map(({ sentence, words }) =>
        problem(
          where,
          `${count(words, 'word')} in “${sentence.slice(0, 60)}…”`,
          `${mostWords} at most in a sentence`,
        ),
      ),
    ...(mean > meanWords
      ? [problem(where, `${mean.toFixed(1)} words a sentence`, `${meanWords} on average`)]
      : []),
  ];
}

function turnsIn(where: string, text: string): string[] {
  const words = plainText(text).toLowerCase();
  return turns
    .filter((turn) => new RegExp(`(?<!\\p{L})${turn}(?!\\p{L})`, 'u').test(words))
    .map((turn) => problem(where, `“${turn}”`, 'words that are read once'));
}

function links(where: string, text: string): string[] {
  return linksIn(text)
    .filter((link) => link.startsWith('https://docs.docker.com/') && !leadsToSection(link))
    .map((link) => problem(where, link, 'a link to the section that explains it (#…)'));
}

/** What a kata teaches is called by its name where it is asked for, in the first hint, and in the solution. */
function terms({ kata }: Subject, texts: Text[]): string[] {
  if (!kata) return [];
  if (kata.terms.length === 0) return [problem('kata.json', 'no terms', 'the Docker terms')];
  const [readme, hints, solution] = texts.map(({ text }) => text);
  const places = [
    { where: 'README.md', text: readme },
    { where: 'hints.md, hint 1', text: hintTextsIn(hints ?? '')[0] },
    { where: 'solutions/README.md', text: solution },
  ];
  const lacks = (text: string | undefined, term: string) =>
    !plainText(text ?? '')
      .toLowerCase()
      .includes(term.toLowerCase());
  return kata.terms.flatMap((term) =>
    places
      .filter(({ text }) => lacks(text, term))
      .map(({ where }) => problem(where, 'another word', `the term “${term}”`)),
  );
}
