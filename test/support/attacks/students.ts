import type { Attack } from './corpus.ts';

/** Somebody who hands in several attacks, one a kata. */
export interface Attacker {
  student: string;
  /** By the number of the kata. */
  attacks: Map<string, Attack>;
}

/** The katas that an attack fits which does not mind which it is; those that are quick to fail first. */
const any = {
  setup: ['41', '11', '61', '31', '43', '21', '52', '91'],
  build: ['81', '71'],
};

/**
 * Shares the attacks out, so that few sandboxes are needed: each goes to the first student who has
 * nothing for a kata that it fits. What comes with files of its own, or with a second kata, goes alone.
 */
export function shareOut(attacks: Attack[]): Attacker[] {
  const attackers: Attacker[] = [];
  for (const attack of attacks) {
    const fits =
      attack.kata === 'setup' || attack.kata === 'build' ? any[attack.kata] : [attack.kata];
    const free = ({ attacks: own, student }: Attacker) =>
      isShared(student) ? fits.find((kata) => !own.has(kata)) : undefined;
    const found = goesAlone(attack) ? undefined : attackers.find((one) => free(one) !== undefined);
    const student = goesAlone(attack)
      ? attack.name.replace('/', '-')
      : `hostile-${attackers.length}`;
    const attacker = found ?? { student, attacks: new Map<string, Attack>() };
    if (!found) attackers.push(attacker);
    attacker.attacks.set((found && free(found)) ?? fits[0] ?? '', attack);
  }
  return attackers;
}

function goesAlone({ then, files, links, pipes, remarks }: Attack): boolean {
  const besides = [...Object.keys(files), ...Object.keys(links), ...pipes, ...remarks];
  return then !== undefined || besides.length > 0;
}

function isShared(student: string): boolean {
  return student.startsWith('hostile-');
}
