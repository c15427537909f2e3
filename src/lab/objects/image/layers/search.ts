import { createHash } from 'node:crypto';
import { findIn, fits, type LayerMatch, type FoundFile } from './find.ts';
import type { Layer } from './layer.ts';
import type { Texts } from './texts.ts';
import { UnfoldBudget, unfold } from './unfold.ts';

/** What is looked for in the files of layers. */
export interface Sought {
  /** Paths, as `findInLayers` takes them. */
  patterns: string[];
  /** What no other file holds. */
  texts: Texts;
  /** The contents of such files: hash → a path. */
  known: Map<string, string>;
}

/** Files that are smaller may be in anybody’s package: a licence, a list of words. */
const smallestKnown = 16 * 1024;

/**
 * Finds the layers that hold files of a kind, under any name and in archives too. Everything that is
 * told by its name is left to `findInLayers`.
 */
export async function searchLayers(layers: Layer[], sought: Sought): Promise<LayerMatch[]> {
  const patience = new UnfoldBudget();
  const finds: LayerMatch[] = [];
  for (const layer of layers) {
    const files: FoundFile[] = [];
    for await (const { path, read } of layer.contents()) {
      const content = fits(path, sought.patterns) ? null : await read();
      const because = content && (await whyIn(content, path, sought, patience));
      if (because) files.push({ path, bytes: content.length, type: 'file', because });
    }
    if (files.length > 0) finds.push(findIn(layers, layer, files));
  }
  return finds;
}

/** Where in a content what is looked for is, in words. */
export async function whyIn(
  content: Buffer,
  path: string,
  { patterns, texts, known }: Sought,
  patience: UnfoldBudget,
): Promise<string | undefined> {
  for await (const { inside, content: part } of unfold(content, patience)) {
    const names = inside.filter(Boolean);
    const [name] = names.slice(-1);
    const where = inside.length === 0 ? '' : name ? `unpacked, ${name}` : 'unpacked';
    if (names.length > 0 && fits([path, ...names].join('/'), patterns)) return where;
    const text = texts.heldBy(part);
    if (text !== undefined) return [where, `has “${text}”`].filter(Boolean).join(': ');
    const like = part.length < smallestKnown ? undefined : known.get(hashOf(part));
    if (like !== undefined) return [where, `is /${like}`].filter(Boolean).join(': ');
  }
  return undefined;
}

/** The contents of the files of a kind, by hash; and that each of the texts is in one of them. */
export async function knownOf(
  layers: Layer[],
  patterns: string[],
  texts: string[],
): Promise<{ known: Map<string, string>; missing: string[] }> {
  const known = new Map<string, string>();
  const missing = new Set(texts);
  for (const layer of layers)
    for await (const { path, read } of layer.contents()) {
      if (!fits(path, patterns)) continue;
      const content = await read();
      for (const text of missing) if (content.includes(text)) missing.delete(text);
      if (content.length >= smallestKnown) known.set(hashOf(content), path);
    }
  return { known, missing: [...missing] };
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
