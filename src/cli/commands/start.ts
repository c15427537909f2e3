import { join } from 'node:path';
import type { Command } from 'commander';
import { learnCapabilities } from '../../capabilities/find.ts';
import { knownLacking, type Lacking } from '../../capabilities/lacking.ts';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { shownPath, testCommand } from '../../katas/display.ts';
import type { Endpoint } from '../../engine/endpoint.ts';
import { ensureEngine } from '../../engine/ensure.ts';
import { ensureCompose } from '../../engine/ensure-compose.ts';
import { beginBase } from '../../images/early-base.ts';
import { ensureImages, type EnsureOptions } from '../../images/ensure.ts';
import { keepOriginals } from '../../katas/originals/contents.ts';
import { hasAnswers } from '../../learner/files.ts';
import { currentKata } from '../../learner/progress/current.ts';
import { readProgress } from '../../learner/progress/store.ts';
import { imagesOf } from '../../judge/preflight.ts';
import { finished, trying } from '../../judge/cleanup.ts';
import { exitCodeOf } from '../../judge/verdict.ts';
import { changesText } from '../output/changes.ts';
import { silently, type Steps } from '../../system/steps.ts';
import { mapText } from '../output/map.ts';
import { whyText } from '../output/learner.ts';
import { drawingFor, verdictText } from '../output/verdict.ts';
import { chooseRoute } from '../choose-route.ts';
import { joinedBoard, takesJoin, type JoinChoices } from '../join-options.ts';
import { takesSet } from '../kata-set-option.ts';
import { takesWeb, type WebChoices } from '../web-options.ts';
import { terminalSteps } from '../output/steps.ts';

export const summary = 'set up whatever is missing, then judge the current kata on every save';
export const group = 'Learn';

export function define(command: Command): void {
  takesJoin(takesWeb(takesSet(command)))
    .option(
      '--stand-ins',
      'let stand-ins take official names on an engine that is not the dojo’s own',
    )
    .option('--route <name>', 'the way through the katas: evening, weeks, everything')
    .addHelpText(
      'after',
      '\nExamples:\n  npm start\n  npm start -- --route evening\n  npm start -- --web' +
        '\n  npm start -- --join 192.0.2.10:4744',
    )
    .action(run);
}

interface Options extends WebChoices, JoinChoices {
  standIns?: true;
  route?: string;
}

/** Brings an engine, and the images that are wanted first. */
async function setUp(steps: Steps, wanted: EnsureOptions): Promise<Endpoint> {
  const begun = await beginBase(steps);
  try {
    const endpoint = await ensureEngine(steps);
    await ensureCompose(steps);
    await ensureImages(endpoint, steps, { ...wanted, begun });
    return endpoint;
  } finally {
    await begun?.discard();
  }
}

async function run({ standIns, route, ...web }: Options): Promise<void> {
  // Where there are none, nothing need be set up.
  const katas = loadKatas();
  await chooseRoute(route);
  // What is to be typed is typed before anything takes minutes.
  const board = await joinedBoard(web);
  const steps = terminalSteps();
  const current = currentKata(katas);
  const choices = standIns ? { standIns } : {};
  const endpoint = await setUp(steps, { ...choices, only: current && imagesOf(current) });
  for (const { folder } of katas) keepOriginals(folder);
  /** What other katas run on, and what this engine has of what they need: whoever comes to one waits for it. */
  const bringRest = async (tell: Steps) => {
    try {
      await ensureImages(endpoint, tell, choices);
    } finally {
      await trying(() => learnCapabilities(endpoint, tell));
    }
  };
  if (current && (web.web || board || (process.stdin.isTTY && process.stdout.isTTY))) {
    const { openWatch } = await import('../watch.ts');
    const behind = { isOver: false };
    // What does not come is told as missing where it is needed.
    const rest = bringRest(silently)
      .catch(() => undefined)
      .finally(() => (behind.isOver = true));
    process.exitCode = await openWatch(katas, current, { ...web, board });
    const last = 'bringing what was still to come (Ctrl-C leaves it to the next npm start)';
    if (!behind.isOver) await steps.run('images', last, () => rest);
    return;
  }
  const map = (lacking: Lacking) => mapText(katas, readProgress(), current, lacking);
  const before = await knownLacking(katas);
  console.log(`${map(before)}\n`);
  if (current) await judgeOnce(current);
  await bringRest(steps);
  const lacking = await knownLacking(katas);
  if (lacking.size > before.size) console.log(`\n${map(lacking)}`);
  await finished();
}

/** Judges the kata, and prints its verdict, and which file to edit. */
async function judgeOnce(current: Kata): Promise<void> {
  const { judgeOwn } = await import('../judge-own.ts');
  const [judged] = await judgeOwn([current], async ({ kata, verdict, original }) => {
    const draw = await drawingFor(verdict);
    console.log(verdictText(verdict, `${kata.number} ${kata.title}`, draw));
    const note = original && changesText(kata, original);
    if (note) console.log(`\n${note}`);
    if (verdict.status === 'passed' && hasAnswers(kata)) console.log(`\n${whyText(kata)}`);
    const shown = (file: string) => shownPath(join(kata.folder, file));
    console.log(`\nstory  ${shown('README.md')}`);
    console.log(`edit   ${kata.edits.map(shown).join(' ')}`);
    console.log(`then   ${testCommand(kata.number)}`);
  });
  // A red kata is what one comes for; only a judging that was not possible is a failure here.
  process.exitCode = judged && exitCodeOf(judged.verdict) === 2 ? 2 : 0;
}
