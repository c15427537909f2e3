import type Docker from 'dockerode';

/** A text that an image carries beside its files. */
export interface Setting {
  /** As `docker image inspect` and `docker history` call it: `Config.Labels`. */
  where: string;
  text: string;
}

/** Every text of an image's config and history: labels, environment, commands, what built it. */
export async function settingsOf(docker: Docker, id: string): Promise<Setting[]> {
  const image = docker.getImage(id);
  const [{ Config, Comment, Author }, history] = await Promise.all([
    image.inspect(),
    image.history() as Promise<object[]>,
  ]);
  return [
    ...textsIn(Config, 'Config'),
    ...textsIn([Comment, Author], 'Comment'),
    ...textsIn(history, 'History'),
  ];
}

function textsIn(value: unknown, where: string): Setting[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, where));
  if (typeof value !== 'object' || value === null) return [];
  // A name may be as long as what it names.
  return Object.entries(value).flatMap(([key, item]) => {
    const named = /^[A-Z]\w{0,24}$/.test(key) ? `${where}.${key}` : where;
    return [...(named === where ? [{ where, text: key }] : []), ...textsIn(item, named)];
  });
}
