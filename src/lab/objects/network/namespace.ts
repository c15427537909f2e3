import { hasCode } from '../../../errors/messages.ts';
import type { ContainerHandle } from '../container/container.ts';
import { addressesOfBothFamilies } from './network.ts';

/** The id of the container whose network namespace it is in: its own, or that which it joined. */
export async function namespaceOf(container: ContainerHandle): Promise<string> {
  try {
    return (await container.inspectNamespace()).Id;
  } catch (error) {
    // The one that it joined may be gone; the namespace stays with those who are in it.
    if (hasCode(error, 404)) return container.id;
    throw error;
  }
}

/**
 * The networks on which its network namespace has addresses, by name, whose ever the namespace is; none
 * where the container that it joined is gone.
 */
export async function networksOfNamespace(container: ContainerHandle): Promise<string[]> {
  try {
    const places = addressesOfBothFamilies(await container.inspectNamespace());
    return [...new Set(places.map(({ network }) => network))];
  } catch (error) {
    if (hasCode(error, 404)) return [];
    throw error;
  }
}

/**
 * The attempt's containers that have no business with this one: all that run beside it and beside
 * those that are meant to. Whoever only holds the network namespace that one of these has joined (a
 * pod's) is that one's place, and so is what is where those are that are meant to reach it: what it
 * passes on is another question.
 */
export async function guestsOf(
  container: ContainerHandle,
  meant: ContainerHandle[],
): Promise<ContainerHandle[]> {
  const known = [container, ...meant].map(({ id }) => id);
  const others = (await container.others()).filter(({ id }) => !known.includes(id));
  if (others.length === 0) return [];
  const [own, ...meantPlaces] = await Promise.all([container, ...meant].map(namespaceOf));
  const places = await Promise.all(others.map(namespaceOf));
  return others.filter(({ id }, index) => {
    const place = places[index] ?? '';
    if (id === own || meantPlaces.includes(id)) return false;
    return place === own || !meantPlaces.includes(place);
  });
}
