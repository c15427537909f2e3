import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { InvalidArgumentError, type Command } from 'commander';
import { ownAddresses } from '../../board/addresses.ts';
import { CannotJudge, UsageError } from '../../errors/errors.ts';
import { messageOf } from '../../errors/messages.ts';
import { dojoCommand } from '../../katas/display.ts';
import type { Kata } from '../../katas/kata.ts';
import { loadKatas } from '../../katas/load.ts';
import { katasOn, loadRoutes, routeCalled } from '../../katas/routes.ts';
import { selectKatas } from '../../katas/select.ts';
import { callerFolder } from '../../system/paths.ts';
import { answerTo, canAsk } from '../ask.ts';
import { takesSet } from '../kata-set-option.ts';
import { addressesText, boardText } from '../output/board.ts';
import { portIn } from '../web-options.ts';

export const summary = 'show on a beamer how far each of your class is';
export const group = 'Teach';

export function define(command: Command): void {
  takesSet(command)
    .argument('[kata...]', 'the katas of your class, instead of a route')
    .option('--host <address>', 'where it listens; asked for when left out')
    .option('--port <number>', 'its port; 0 takes 4744 or the next free one', portIn, 0)
    .option('--route <name>', 'the katas of a route; the first one when left out')
    .option('--names', 'learners may tell their names; you show them by a key')
    .option('--code <letters>', 'the code of a board before, to go on with', codeIn)
    .option('--keep <file>', 'keep the class in this file; else only in memory')
    .option('--tls-cert <file>', 'HTTPS: the certificate, as PEM')
    .option('--tls-key <file>', 'HTTPS: its key, as PEM')
    .addHelpText(
      'after',
      '\nLearners join with npm start -- --join ADDRESS and the code that it shows.' +
        '\nA watch posts its verdicts: no file, no message, no key.' +
        '\n\nExamples:\n  npm run dojo -- board\n  npm run dojo -- board --host 192.0.2.10 --route weeks',
    )
    .action(run);
}

interface Options {
  host?: string;
  port: number;
  route?: string;
  names?: true;
  code?: string;
  keep?: string;
  tlsCert?: string;
  tlsKey?: string;
}

async function run(words: string[], options: Options): Promise<void> {
  const set = loadKatas();
  const { title, katas } = chosenKatas(set, words, options.route);
  const host = options.host ?? (await askedHost());
  refuseEverywhere(host);
  const tls = tlsOf(options);
  const { port, names = false, code } = options;
  const keep = options.keep && resolve(callerFolder(), options.keep);
  // Each post leaves short-lived objects: V8 would rather take 80 MB more than collect them often.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
  const { OpenBoard } = await import('../../board/open.ts');
  const open = await OpenBoard.open({ title, katas, set, host, port, names, code, keep, tls });
  // Nothing of the judge is loaded here: its memory would be half of the board’s.
  process.once('exit', () => open.close());
  const { teacher, join, board } = open;
  const shown = { title, katas: katas.length, teacher, join, code: board.code, keep };
  console.log(boardText({ ...shown, secure: tls !== undefined }));
}

function chosenKatas(
  all: Kata[],
  words: string[],
  route: string | undefined,
): { title: string; katas: Kata[] } {
  if (words.length > 0 && route !== undefined)
    throw new UsageError({
      failed: 'A class works on a route or on katas that you name, and not on both',
      next: [dojoCommand(`board --route ${route}`), dojoCommand(`board ${words.join(' ')}`)],
    });
  const [first] = loadRoutes();
  const chosen = route === undefined ? first : routeCalled(route);
  if (words.length > 0 || !chosen) {
    const katas = words.length > 0 ? selectKatas(all, words) : all;
    return { title: katas.map(({ number }) => number).join(' '), katas };
  }
  return { title: chosen.title, katas: katasOn(chosen, all) };
}

async function askedHost(): Promise<string> {
  const addresses = ownAddresses();
  if (!canAsk() || addresses.length === 0)
    throw new UsageError({
      failed: 'A board listens at an address that you choose',
      lines: addresses.map(({ address, name }) => `${address} (${name})`),
      next: [dojoCommand(`board --host ${addresses[0]?.address ?? '127.0.0.1'}`)],
    });
  process.stderr.write(`${addressesText(addresses)}\n\n`);
  for (;;) {
    const answer = await answerTo('Its number, or another address [1]');
    const chosen = addresses[Number(answer || '1') - 1]?.address ?? answer;
    if (/[.:]|^localhost$/.test(chosen)) return chosen;
  }
}

function refuseEverywhere(host: string): void {
  if (!/^(?:0\.0\.0\.0|0|\*|\[?::\]?|)$/.test(host)) return;
  throw new UsageError({
    failed: `A board does not listen on every network that this machine is on ("${host}")`,
    lines: ownAddresses().map(({ address, name }) => `${address} (${name})`),
    next: ['--host with the one address that your learners find'],
  });
}

function tlsOf({ tlsCert, tlsKey }: Options): { cert: string; key: string } | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new UsageError({
      failed: 'A certificate has a key, and a key a certificate: one of the two is missing',
      next: ['--tls-cert FILE --tls-key FILE'],
    });
  return { cert: textOf(tlsCert), key: textOf(tlsKey) };
}

function textOf(file: string): string {
  const path = resolve(callerFolder(), file);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotJudge({
      failed: 'A file for HTTPS cannot be read',
      on: path,
      lines: [messageOf(error)],
    });
  }
}

function codeIn(text: string): string {
  const code = text.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^[A-Z]{6}$/.test(code)) return code;
  throw new InvalidArgumentError('six letters are wanted.');
}
