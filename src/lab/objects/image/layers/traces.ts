import { posix } from 'node:path';
import type { Setting } from './settings.ts';
import { findIn } from './find.ts';
import type { Layer } from './layer.ts';
import type { Texts } from './texts.ts';
import { UnfoldBudget, unfold } from './unfold.ts';

/** A text that was found, and how it is kept there. */
interface Found {
  text: string;
  /** `unpacked, old.tar: in base64`; empty for as it is. */
  how: string;
}

/** A text in a file of a layer, or in the file's name. */
export interface FileTrace extends Found {
  layer: Layer;
  /** Without a leading slash. */
  path: string;
  /** A later layer that hides the file. */
  hiddenBy: Layer | undefined;
}

/** A text in an image's config or history. */
export interface SettingTrace extends Found {
  setting: Setting;
}

/**
 * Finds texts in the layers above the base image: in the names of files, folders and links, and in every
 * file's content, packed or not, whether or not a later layer hides it.
 */
export async function tracesInLayers(layers: Layer[], texts: Texts): Promise<FileTrace[]> {
  const budget = new UnfoldBudget();
  const traces: FileTrace[] = [];
  for (const layer of layers) {
    const note = (path: string, found: Found) => {
      const file = layer.files.filter((one) => one.path === path);
      traces.push({ ...found, layer, path, hiddenBy: findIn(layers, layer, file).hiddenBy });
    };
    for (const { path, target } of layer.files)
      for (const { text, how } of tracesInName(path, target, texts)) note(path, { text, how });
    for await (const { path, read } of layer.contents())
      for (const found of await tracesIn(await read(), texts, budget)) note(path, found);
  }
  return traces;
}

/** Finds texts in an image's config and history. */
export async function tracesInSettings(settings: Setting[], texts: Texts): Promise<SettingTrace[]> {
  const budget = new UnfoldBudget();
  const traces: SettingTrace[] = [];
  for (const setting of settings)
    for (const found of await tracesIn(Buffer.from(setting.text), texts, budget))
      traces.push({ ...found, setting });
  return traces;
}

function tracesInName(path: string, target: string | undefined, texts: Texts): Found[] {
  // What is in a folder is no news of the folder's name.
  const above = texts.allIn(Buffer.from(posix.dirname(path))).map(({ text }) => text);
  const named = texts.allIn(Buffer.from(path)).filter(({ text }) => !above.includes(text));
  const linked = target === undefined ? [] : texts.allIn(Buffer.from(target));
  return [
    ...named.map(({ text, as }) => ({ text, how: joined('in its name', as) })),
    ...linked.map(({ text, as }) => ({ text, how: joined('in what it links to', as) })),
  ];
}

/** Each of the texts in a content, once. */
async function tracesIn(content: Buffer, texts: Texts, budget: UnfoldBudget): Promise<Found[]> {
  const found = new Map<string, Found>();
  for await (const { inside, content: part } of unfold(content, budget)) {
    const [name] = inside.filter(Boolean).slice(-1);
    const where = inside.length === 0 ? '' : name ? `unpacked, ${name}` : 'unpacked';
    for (const { text, as } of texts.allIn(part))
      if (!found.has(text)) found.set(text, { text, how: joined(where, as) });
  }
  return [...found.values()];
}

function joined(...words: string[]): string {
  return words.filter(Boolean).join(': ');
}
