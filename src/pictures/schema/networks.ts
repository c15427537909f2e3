import { z } from 'zod';

/** Who sits on which network, what is published, and which ways were tried. Built when it is asked for. */
export function networksSchema() {
  const network = z.strictObject({
    /** As the engine calls it. */
    name: z.string(),
    /** As the setup calls it, if it returned it. */
    key: z.string().nullable(),
    /** `172.20.0.0/16`; null for the host's own. */
    subnet: z.string().nullable(),
    kind: z.enum(['default', 'own', 'internal', 'host']),
  });
  const container = z.strictObject({
    /** What messages call it; unique in a picture. */
    name: z.string(),
    image: z.string(),
    /** The lab put it there, to look from outside: the attempt has nothing to do with it. */
    uninvolved: z.literal(true).optional(),
    /** `running`, `exited`, …, as the engine has it. */
    state: z.string(),
    /** Where it sits; empty without a network (`none`, or another container's). */
    places: z.array(
      z.strictObject({
        /** A network's name. */
        network: z.string(),
        address: z.string(),
        /** The names by which others on this network find it. */
        names: z.array(z.string()),
      }),
    ),
    /** The container in whose network it is, by name. */
    sharesWith: z.string().nullable(),
    /** What leads to its ports, and what only looks like it. */
    ports: z.array(
      z.strictObject({
        /** `8080/tcp`. */
        port: z.string(),
        /** `0.0.0.0:32768`, each of the host's ends that lead to it. */
        published: z.array(z.string()),
        /** A mapping was asked for; without an end of the host it did not come about. */
        asked: z.boolean(),
      }),
    ),
  });
  /** A way that a check tried. */
  const path = z.strictObject({
    check: z.string().nullable(),
    /** A container's name, or `the host`. */
    from: z.string(),
    /** Where it was meant to lead; null where nobody knows. */
    to: z.string().nullable(),
    /** What was asked for: `db:8080`, or only a name. */
    asked: z.string(),
    open: z.boolean(),
    /** What came: `a reply`, `refused`, `no such name`. */
    saw: z.string(),
    /** What the check wanted; verdicts of older versions do not say it. */
    wanted: z.enum(['open', 'closed']).optional(),
  });
  return z.strictObject({
    networks: z.array(network),
    containers: z.array(container),
    paths: z.array(path),
  });
}
