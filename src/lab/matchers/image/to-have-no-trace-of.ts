import type { ImageHandle } from '../../objects/image/image.ts';
import { added, describeInstruction, describeLayers } from '../../objects/image/layers/describe.ts';
import type { Layer } from '../../objects/image/layers/layer.ts';
import { Texts } from '../../objects/image/layers/texts.ts';
import {
  tracesInLayers,
  tracesInSettings,
  type FileTrace,
  type SettingTrace,
} from '../../objects/image/layers/traces.ts';
import { docs } from '../../../engine/docs.ts';
import { cut } from '../../run/observation.ts';
import type { MatcherResult } from '../define.ts';

/** What messages call a text → the text, or each of several. */
type Named = Record<string, string | readonly string[]>;

/** So many places are told one by one. */
const most = 6;

/**
 * Looks for secrets everywhere in an image: in its config and its history, in the name and the content
 * of each file above the base image, also of those that a later layer hides, unpacked as by `unfold`, in
 * UTF-16, base64 and hex. What is encrypted, or cut in pieces, is not seen.
 * @param options.control texts that are meant to be in files of the image: where the same search does
 *   not find them, it would prove nothing, and the check fails
 * @param options.read the section of Docker's documentation that tells how to keep them out
 */
export async function toHaveNoTraceOf(
  image: ImageHandle,
  secrets: Named,
  { control, read = docs.secrets }: { control: Named; read?: string },
): Promise<MatcherResult> {
  const names = new Map(
    Object.entries({ ...control, ...secrets }).flatMap(([name, texts]) =>
      [texts].flat().map((text) => [text, name] as const),
    ),
  );
  const nameOf = ({ text }: { text: string }) => names.get(text) ?? text;
  const texts = new Texts([...names.keys()]);
  const layers = await image.layers();
  const [inFiles, inSettings] = await Promise.all([
    tracesInLayers(layers, texts),
    image.settings().then((settings) => tracesInSettings(settings, texts)),
  ]);
  const isSecret = ({ text }: { text: string }) => Object.values(secrets).flat().includes(text);
  const told = [
    ...inSettings
      .filter(isSecret)
      .map((trace) => `${nameOf(trace)} is ${inSetting(trace, image.name)}`),
    ...inFiles
      .filter(isSecret)
      .map((trace) => `${nameOf(trace)} is ${inFile(trace, added(layers))}`),
  ];
  const unseen = Object.entries(control).filter(
    ([, texts]) => !inFiles.some(({ text }) => [texts].flat().includes(text)),
  );
  const wanted = Object.keys(control).join(', ');
  return {
    pass: told.length === 0 && unseen.length === 0,
    finding: {
      ran: `docker history --no-trunc ${image.name}; docker image inspect ${image.name}; docker save ${image.name}   (each file of each layer, unpacked)`,
      got: [...listed(told), ...unseen.map(([name]) => `${name} is in no file of the image`)].join(
        '\n',
      ),
      expected: `${few(Object.keys(secrets))}: nowhere in the image (${wanted}: in one of its files)`,
      see: [describeLayers(image.name, layers)],
      read,
    },
  };
}

function few(names: string[]): string {
  const more = names.length - 3;
  return [...names.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function listed(lines: string[]): string[] {
  const each = [...new Set(lines)];
  const more = each.length - most;
  return more > 0 ? [...each.slice(0, most), `… and in ${more} more places`] : each;
}

/** `in the history: RUN |1 TOKEN=… /bin/sh -c node seal.js`, or in the config, with the command that shows it. */
function inSetting({ setting: { where, text }, how }: SettingTrace, name: string): string {
  const [part = '', field = ''] = where.split('.');
  const template = ['', 'Config', ...(field ? [field] : [])].join('.');
  const [place, command] =
    part === 'History'
      ? ['the history', `docker history --no-trunc ${name}`]
      : ['the config', `docker image inspect -f '{{json ${template}}}' ${name}`];
  const line = cut(text.replaceAll(/\s+/g, ' '), 160);
  return [`in ${place}${how ? ` (${how})` : ''}: ${line}`, `  ${command}`].join('\n');
}

/** `in layer 4 (COPY token.txt .): /shop/token.txt`, and who hides it. */
function inFile({ layer, path, how, hiddenBy }: FileTrace, all: Layer[]): string {
  return [
    `in ${place(layer, all)}: /${path}${how ? `   ${how}` : ''}`,
    ...(hiddenBy ? [`  ${place(hiddenBy, all)} hides the file; it is shipped all the same`] : []),
  ].join('\n');
}

function place(layer: Layer, all: Layer[]): string {
  return `layer ${all.indexOf(layer) + 1} (${describeInstruction(layer.createdBy)})`;
}
