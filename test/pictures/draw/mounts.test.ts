import { draw, hostAndMemory, text, trap } from '../../support/pictures.ts';

test('each path with what it is backed by, within the path that it lies in', () => {
  expect(draw({ mounts: [trap, hostAndMemory] })).toBe(text`
    ── mounts ──────────────────────────────────────────────────────────────────

    ledger  postgres:17-trixie
    path                          is                            after docker rm
    /                             the container’s own layer     gone
    └ /var/lib/postgresql         volume ledger-1f              stays
      └ /var/lib/postgresql/data  anonymous volume 01234567…    out of reach

    web  node:24-trixie-slim
    /                             the container’s own layer     gone
    └ /menu                       on the host: menu, read-only  stays
    └ /quick                      memory: volume quick-1f       gone
    └ /run                        tmpfs: memory                 gone

    An image itself asks for a volume at /var/lib/postgresql/data.
    An anonymous volume goes with docker rm -v; left behind, nothing leads back
    to it.
  `);
});

test('without an anonymous volume there is no note', () => {
  expect(draw({ mounts: [hostAndMemory] })).toMatch(/tmpfs: memory +gone$/);
});

test('where it is narrow: what a path is backed by stands below it', () => {
  expect(draw({ mounts: [trap] }, 44)).toBe(text`
    ── mounts ──────────────────────────────────

    ledger  postgres:17-trixie
    /
      the container’s own layer
      after docker rm: gone
    └ /var/lib/postgresql
        volume ledger-1f
        after docker rm: stays
      └ /var/lib/postgresql/data
          anonymous volume 01234567…
          after docker rm: out of reach

    An image itself asks for a volume at
    /var/lib/postgresql/data.
    An anonymous volume goes with docker rm -v;
    left behind, nothing leads back to it.
  `);
});
