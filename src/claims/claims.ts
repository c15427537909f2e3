import { UsageError } from '../errors/errors.ts';
import { buildContext } from './chapters/context.ts';
import { defaultBridge } from './chapters/default-bridge.ts';
import { hostAndNone } from './chapters/host-and-none.ts';
import { layers } from './chapters/layers.ts';
import { ownNetworks } from './chapters/own-networks.ts';
import { stages } from './chapters/stages.ts';
import { storage } from './chapters/storage.ts';
import type { Claim } from './claim.ts';

/** Every claim, chapter by chapter. */
export const claims: Claim[] = Object.entries({
  'The default bridge network': defaultBridge,
  'Networks of your own': ownNetworks,
  'Host mode, and none': hostAndNone,
  'Volumes and bind mounts': storage,
  'Layers and the build cache': layers,
  'The build context': buildContext,
  'Stages and images': stages,
}).flatMap(([chapter, those]) => those.map((claim) => ({ ...claim, chapter })));

/** Those with these numbers; all where none is given. */
export function selectClaims(numbers: string[]): Claim[] {
  const unknown = numbers.find((one) => !claims.some(({ number }) => String(number) === one));
  if (unknown !== undefined)
    throw new UsageError({
      failed: `There is no claim ${unknown}`,
      next: [`their numbers are 1 to ${claims.length}: see docs/claims.md`],
    });
  if (numbers.length === 0) return claims;
  return claims.filter(({ number }) => numbers.includes(String(number)));
}
