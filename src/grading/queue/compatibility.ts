import type { Kata } from '../../katas/kata.ts';
import { cacheKeyOf } from '../runners/cache-key.ts';
import type { Announcement } from './messages.ts';

/** What this machine has to judge with: specs, lab and images. */
export type Compatibility = Pick<Announcement, 'images' | 'katas'>;

/** What this machine would judge with. */
export function compatibilityOf(katas: Kata[], images: string): Compatibility {
  const nobodys = { label: '', folder: '/nonexistent' };
  const editions = katas.map((kata) => [kata.folderName, cacheKeyOf(kata, nobodys, images)]);
  return { images, katas: Object.fromEntries(editions) as Record<string, string> };
}

/** Why this machine would judge otherwise than the grader, in words; empty where it would not. */
export function mismatches(wanted: Compatibility, own: Compatibility): string[] {
  if (wanted.images !== own.images)
    return ['the images here are not the grader’s (images save there, images load here)'];
  const names = Object.keys(wanted.katas);
  const missing = names.filter((name) => own.katas[name] === undefined);
  const other = names.filter((name) => own.katas[name] && own.katas[name] !== wanted.katas[name]);
  return [
    ...(missing.length > 0 ? [`there is no ${missing.join(', no ')} here`] : []),
    ...(other.length > 0
      ? [`not the grader’s dojo or specs: ${other.join(', ')} differ here`]
      : []),
  ];
}
