import { CannotJudge } from '../errors/errors.ts';
import type { Kata } from '../katas/kata.ts';
import { counted } from '../text/units.ts';
import { drawChart } from './chart.ts';
import type { Claim, Verdict } from './claim.ts';
import type { Result, Results } from './results.ts';

/** The test that compares each block of the page with what was run. */
const test = '<!-- tested by: test/claims/page.test.ts -->';

const verdicts: Verdict[] = ['true', 'true with a condition', 'outdated', 'false', 'unproved'];

/** `docs/claims.md`, in Markdown: a table for each chapter, with what was typed below it. */
export function claimsPage(claims: Claim[], results: Results, katas: Kata[]): string {
  const tried = results.claims.map(({ number }) => number);
  const missing = claims.map(({ number }) => number).filter((number) => !tried.includes(number));
  if (missing.length > 0)
    throw new CannotJudge({
      failed: `docs/claims.md cannot be written: not tried so far is ${missing.join(', ')}`,
      next: [`npm run dojo -- claims --write ${missing.join(' ')}`],
    });
  const chapters = [...Map.groupBy(claims, ({ chapter }) => chapter)];
  const parts = chapters.map(([chapter, those]) => chapterText(chapter, those, results, katas));
  return `${[head(claims, results), ...parts].join('\n\n')}\n`;
}

function head(claims: Claim[], { date, machine, versions, storage, claims: results }: Results) {
  const counts = verdicts.map((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return `${count} ${verdict}`;
  });
  return `<!-- written by \`npm run dojo -- claims --write\`, from src/claims/ -->

# Claims, tried

The dojo began with a guide to Docker’s networks, volumes, build cache and stages. This page takes
${counted(claims.length, 'statement')} of it that can be checked, in our words. Each was tried on a real engine, and
the verdict follows from what was seen:

- **false**: one thing that the claim says is not so;
- **true with a condition**: it leaves out something that you have to know;
- **outdated**: it was so once. Others say it, and the row says where.

Of the ${claims.length} there are ${counts.join(', ')}.

Tried on ${date} with Docker ${machine.engine}, storage driver ${storage}, ${versions.join(', ')}, on ${machine.system}
with ${machine.cores} × ${machine.cpu} and ${machine.memory} GB (load ${machine.load} at the beginning).

\`npm run dojo -- claims 12\` tries a claim again on your engine, and says in what that differs. \`npm run verify\`
tries all of them, without the measurements. \`npm run dojo -- claims --write\` measures too, and writes this page.

In the commands, words in capitals such as \`SHOP_ADDRESS\` stand for what differs in every run. Names are plain
here; in a run each has an id behind it. \`docker-dojo/toolbox\` is the dojo’s image with curl and ip;
\`docker images\` shows its tag.`;
}

function chapterText(
  chapter: string,
  claims: Claim[],
  { claims: results }: Results,
  katas: Kata[],
) {
  const tried = claims.flatMap((claim) => {
    const result = results.find(({ number }) => number === claim.number);
    return result ? [{ claim, result }] : [];
  });
  const rows = [
    ['#', 'claim', 'what was run', 'what was seen', 'verdict', 'kata'],
    ['---', '---', '---', '---', '---', '---'],
    ...tried.map(({ claim, result }) => rowOf(claim, result, katas)),
  ];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const charts = tried.flatMap(({ result }) => chartText(result));
  const typed = tried.map(({ result }) => commandsText(result)).filter(Boolean);
  const commands = ['What was typed:', test, `\`\`\`sh\n${typed.join('\n\n')}\n\`\`\``];
  return [`## ${chapter}`, table, ...charts, ...commands].join('\n\n');
}

function rowOf(claim: Claim, result: Result, katas: Kata[]): string[] {
  const sources = claim.told?.sources.map((source, index) => `[source ${index + 1}](${source})`);
  const open = claim.measure && !result.measured ? ['times: not measured yet'] : [];
  const verdict = `**${result.verdict}**. ${claim.note}`;
  return [
    String(claim.number),
    inCell(claim.claim),
    inCell(claim.tried),
    inCell([result.seen, ...open, ...(sources ?? [])].join(' · ')),
    inCell(verdict),
    claim.katas.map((number) => kataLink(number, katas)).join(', '),
  ];
}

/** A bar would end the cell. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function kataLink(number: string, katas: Kata[]): string {
  const kata = katas.find((one) => one.number === number);
  return kata ? `[${number}](../katas/${kata.folderName}/README.md)` : number;
}

function chartText({ number, chart }: Result): string[] {
  if (!chart) return [];
  return [`${chart.title} (claim ${number}):`, test, `\`\`\`text\n${drawChart(chart)}\n\`\`\``];
}

function commandsText({ number, commands }: Result): string {
  return commands.length > 0 ? [`# claim ${number}`, ...commands].join('\n') : '';
}
