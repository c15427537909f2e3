import { draw, otherModes, text, twoNetworks } from '../../support/pictures.ts';

test('networks side by side, containers on them, what is published, which ways are open', () => {
  expect(draw({ networks: twoNetworks })).toBe(text`
    ── networks ────────────────────────────────────────────────────────────────

                  front               cellar              bridge
                  172.20.0.0/16       back                172.17.0.0/16
                                      172.21.0.0/16       default network
                                      internal network
                  │                   │                   │
    proxy         ● 172.20.0.2        │                   │
                  │ as proxy          │                   │
    web           ● 172.20.0.3        ● 172.21.0.3        │
                  │ as web            │ as web, shop      │
    db            │                   ● 172.21.0.2        │
                  │                   │ as db             │
    a passer-by   │                   │                   ● 172.17.0.2
                  │                   │                   │ no name

    published  0.0.0.0:32768 ──▶ proxy 8080  from everywhere
               asked for in vain: db 5432
               only exposed: proxy 9090

    tried
      web      ──▶ db        db:8080          open
      the host ──▶ proxy     127.0.0.1:32768  open
      proxy    ──✗ db        db:8080          closed: no such name
  `);
});

test('below a red check: its own ways first, each way once', () => {
  const drawn = draw({ networks: twoNetworks }, 76, 'proxy cannot reach db by its name');
  expect(drawn).toContain(
    `\n${text`
    tried by this check
      web      ──▶ db        db:8080          open
      proxy    ──✗ db        db:8080          closed: no such name
    and before it
      the host ──▶ proxy     127.0.0.1:32768  open
  `}`,
  );
});

test('the host’s network, none, another container’s, and a container that has ended', () => {
  expect(draw({ networks: otherModes })).toBe(text`
    ── networks ────────────────────────────────────────────────────────────────

               host                 front                no network
               the host’s own       172.20.0.0/16
               │                    │
    game       ● as the host        │
    job        │                    │                    ○ only loopback
    helper     │                    │                    = that of web
    web        │                    ○ exited

    published  nothing
               asked for in vain: game 80
  `);
});

test('with room beside the addresses, the names stand there', () => {
  const [front, back] = twoNetworks.networks;
  const networks = { ...twoNetworks, networks: [front, back].flatMap((one) => one ?? []) };
  const containers = twoNetworks.containers.slice(0, 3);
  expect(draw({ networks: { ...networks, containers } })).toContain(text`
    proxy      ● 172.20.0.2 as proxy           │
    web        ● 172.20.0.3 as web             ● 172.21.0.3 as web, shop
    db         │                               ● 172.21.0.2 as db
  `);
});

test('where it is narrow: one network after the other, and no addresses of ways', () => {
  expect(draw({ networks: twoNetworks }, 40)).toBe(text`
    ── networks ────────────────────────────

    front  172.20.0.0/16
    ● proxy        172.20.0.2 as proxy
    ● web          172.20.0.3 as web
    cellar  back, 172.21.0.0/16, internal n…
    ● web          172.21.0.3 as web, shop
    ● db           172.21.0.2 as db
    bridge  172.17.0.0/16, default network
    ● a passer-by  172.17.0.2 no name

    published  0.0.0.0:32768 ──▶ proxy 8080
               asked for in vain: db 5432
               only exposed: proxy 9090

    tried
      web      ──▶ db        open
      the host ──▶ proxy     open
      proxy    ──✗ db        no such name
  `);
});

test('of very many published ports so many as say it', () => {
  const [first] = twoNetworks.containers;
  const ports = Array.from({ length: 30 }, (_, index) => ({
    ...{ port: `${index + 1}/tcp`, published: [`127.0.0.1:${40_000 + index}`], asked: true },
  }));
  const containers = first ? [{ ...first, ports }] : [];
  const drawn = draw({ networks: { ...twoNetworks, containers, paths: [] } });
  expect(drawn.match(/──▶/g)).toHaveLength(12);
  expect(drawn).toMatch(/127\.0\.0\.1:40011 ──▶ proxy 12 +from the host only\n +… and 18 more$/);
});
