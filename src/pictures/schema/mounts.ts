import { z } from 'zod';

/** What the paths of containers are backed by. Built when it is asked for. */
export function mountsSchema() {
  const mount = z.strictObject({
    /** Where it is in the container: absolute path. */
    path: z.string(),
    backing: z.enum(['container layer', 'volume', 'anonymous volume', 'host', 'tmpfs']),
    /**
     * A volume's name, that of a volume in memory too; or a path of the host (within a folder of the
     * run: from there); else empty.
     */
    source: z.string(),
    readOnly: z.boolean(),
    /** The image itself asks for a volume here. */
    fromImage: z.boolean(),
    /** What a remove of the container leaves of it; `nameless`: it may stay, and nothing leads to it. */
    afterRemove: z.enum(['stays', 'nameless', 'gone']),
  });
  return z.array(
    z.strictObject({ container: z.string(), image: z.string(), mounts: z.array(mount) }),
  );
}
