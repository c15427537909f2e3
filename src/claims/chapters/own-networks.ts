import type { ClaimOfChapter } from '../claim.ts';
import type { Session } from '../session.ts';
import {
  answers,
  nginx,
  password,
  postgres,
  reaches,
  redis,
  startShop,
  startVisitor,
  status,
  statusOnHost,
  toolbox,
} from '../shop.ts';

export const ownNetworks: ClaimOfChapter[] = [
  {
    number: 7,
    claim:
      'On one bridge network of their own, web server, database and cache find each other by name.',
    tried: 'a network, the three services, and a question to each by its name',
    note: 'The name is the container’s, or a network alias.',
    katas: ['41', '91'],
    run: threeServices,
  },
  {
    number: 8,
    claim: 'Environment variables such as `DB_HOST` connect nginx to a database.',
    tried: 'nginx with and without them, and the connections that the database logs',
    note: 'Variables only tell a program something. An app has to read them; nginx reads none of these.',
    katas: ['91'],
    run: variablesOfNginx,
  },
  {
    number: 9,
    claim: 'Services on a bridge network of their own are isolated from the host network.',
    tried: 'a request from another network, from the default one, and from the host',
    note: 'Other networks are kept out. On Linux the host itself reaches every container by address.',
    katas: ['43'],
    needs: ['host-network', 'default-bridge'],
    run: async (session) => {
      const [, address] = await shopOnItsOwn(session);
      const others = await codesFromElsewhere(session, address);
      const host = await statusOnHost(session, address);
      return {
        holds: others.every((code) => code !== '200'),
        limit: host === '200',
        seen: `from another network: ${others[0]}, from the default one: ${others[1]}, from the host: ${host}`,
      };
    },
  },
  {
    number: 14,
    claim: 'Containers on different networks cannot reach each other.',
    tried: 'the name and the address from another network, then the same once connected',
    note: 'A container may be on several networks: `docker network connect`.',
    katas: ['43'],
    run: async (session) => {
      const [shop, address, network] = await shopOnItsOwn(session);
      const back = session.name('back');
      await session.docker(`network create ${back}`);
      const stranger = await startVisitor(session, `--network ${back}`, 'stranger');
      const { exit } = await session.attempt(`exec ${stranger} getent hosts ${shop}`);
      const code = await status(session, stranger, address);
      await session.docker(`network connect ${network} ${stranger}`);
      await answers(session, stranger, shop);
      return {
        holds: exit !== 0 && code !== '200',
        seen: `before: the name leads ${exit === 0 ? 'to an address' : 'nowhere'}, the address: ${code}; connected: 200`,
      };
    },
  },
  {
    number: 15,
    claim: 'A network of one’s own limits what a service is exposed to.',
    tried: 'a published port and a way out, on an internal and on an ordinary network',
    note: 'That is `--internal`. On an ordinary network every container reaches every port of the others, and the world outside.',
    katas: ['44'],
    needs: ['host-network', 'default-bridge'],
    run: internalNetwork,
  },
  {
    number: 16,
    claim: '`docker network ls` lists the default networks and your own.',
    tried: 'a network, and that command',
    note: '`bridge`, `host` and `none` are always there.',
    katas: ['42'],
    needs: ['default-bridge'],
    run: async (session) => {
      const network = session.name('shop-net');
      await session.docker(`network create ${network}`);
      const names = (await session.docker(`network ls --format "{{.Name}}"`)).split('\n');
      const wanted = ['bridge', 'host', 'none', network];
      const listed = wanted.filter((name) => names.includes(name));
      return { holds: listed.length === 4, seen: session.plain(`listed: ${listed.join(', ')}`) };
    },
  },
];

async function threeServices(session: Session) {
  const network = session.name('back');
  await session.docker(`network create ${network}`);
  const on = `--network ${network}`;
  const [db, cache, web] = ['db', 'cache', 'web'].map((base) => session.name(base));
  await session.docker(`run -d --name ${db} ${on} ${password} ${postgres}`);
  await session.docker(`run -d --name ${cache} ${on} ${redis}`);
  await session.docker(`run -d --name ${web} ${on} ${nginx}`);
  // The control: each answers where it is itself.
  await session.until(`exec ${db} pg_isready -h ${db}`, /accepting/);
  await session.until(`exec ${cache} redis-cli ping`, /^PONG$/);
  const visitor = await startVisitor(session, on);
  const seen = {
    web: await reaches(session, visitor, web ?? ''),
    db: (await session.attempt(`run --rm ${on} ${postgres} pg_isready -h ${db}`)).exit === 0,
    cache: (await session.attempt(`run --rm ${on} ${redis} redis-cli -h ${cache} ping`)).exit === 0,
    resolves: (await session.attempt(`exec ${web} getent hosts ${db}`)).exit === 0,
  };
  const word = (so: boolean) => (so ? 'answers' : 'does not answer');
  const asked = `web ${word(seen.web)}, db ${word(seen.db)}, cache ${word(seen.cache)}`;
  const lookUp = `the name db leads ${seen.resolves ? 'to an address' : 'nowhere'} in web`;
  return { holds: Object.values(seen).every(Boolean), seen: `${asked}; ${lookUp}` };
}

async function variablesOfNginx(session: Session) {
  const network = session.name('back');
  await session.docker(`network create ${network}`);
  const [db, plain, web] = ['db', 'plain', 'web'].map((base) => session.name(base));
  const logging = '-c log_connections=on';
  const on = `--network ${network}`;
  await session.docker(`run -d --name ${db} ${on} ${password} ${postgres} ${logging}`);
  await session.until(`exec ${db} pg_isready -h ${db}`, /accepting/);
  const variables = `-e DB_HOST=${db} -e DB_PASSWORD=secret`;
  await session.docker(`run -d --name ${plain} ${on} ${nginx}`);
  await session.docker(`run -d --name ${web} ${on} ${variables} ${nginx}`);
  const own = await session.address(db ?? '');
  await session.until(`exec ${web} printenv DB_HOST`, /db/);
  const configs = [];
  for (const name of [plain, web]) {
    // Before it listens, its start may still write into its configuration.
    await session.docker(
      `run --rm --network container:${name} ${toolbox()} curl -s -o /dev/null --retry 9 --retry-connrefused http://127.0.0.1/`,
    );
    // Quietly: that all is well is said on another stream, and may come first or last.
    configs.push(await session.docker(`exec ${name} nginx -qT`));
  }
  // All but the database's own: where another engine has a network of the same addresses, what web sends
  // may come from the gateway's.
  const others = new RegExp(`host=(?!${own} |\\[local\\])`, 'g');
  const log = await session.docker(`logs ${db}`);
  const connections = log.match(others)?.length ?? 0;
  // The control: what connects from there is logged.
  await session.docker(`run --rm --network container:${web} ${postgres} pg_isready -h ${db}`);
  const more = new RegExp(`(?:${others.source}[^]*){${connections + 1}}`);
  await session.until(`logs ${db}`, more);
  const same = configs[0] === configs[1];
  return {
    holds: !same || connections > 0,
    seen: `\`nginx -qT\` prints ${same ? 'the same' : 'something else'} with them; ${connections} connections from nginx to the database`,
  };
}

/** A web server on a network of its own, which answers there: its name, its address, the network. */
async function shopOnItsOwn(session: Session): Promise<[string, string, string]> {
  const network = session.name('front');
  await session.docker(`network create ${network}`);
  const [shop, address] = await startShop(session, `--network ${network}`);
  const visitor = await startVisitor(session, `--network ${network}`);
  await answers(session, visitor, shop);
  await answers(session, visitor, address);
  return [shop, address, network];
}

/** What is answered to a container of another network, and to one of the default network. */
async function codesFromElsewhere(session: Session, address: string): Promise<string[]> {
  const back = session.name('back');
  await session.docker(`network create ${back}`);
  const stranger = await startVisitor(session, `--network ${back}`, 'stranger');
  const passerBy = await startVisitor(session, '', 'passer-by');
  return [await status(session, stranger, address), await status(session, passerBy, address)];
}

async function internalNetwork(session: Session) {
  const outside = await session.outside();
  const [inner, outer] = ['inner', 'outer'].map((base) => session.name(base));
  await session.docker(`network create --internal ${inner}`);
  await session.docker(`network create ${outer}`);
  const port = await session.port('8080');
  const [shop] = await startShop(session, `--network ${inner} -p ${port}:80`);
  const inside = await startVisitor(session, `--network ${inner}`, 'insider');
  await answers(session, inside, shop);
  const { output: published } = await session.attempt(`port ${shop}`);
  const out = await status(session, inside, outside);
  const neighbour = await startVisitor(session, `--network ${outer}`);
  const peer = session.name('peer');
  await session.docker(`run -d --name ${peer} --network ${outer} ${nginx}`);
  await answers(session, neighbour, outside);
  await answers(session, neighbour, peer);
  return {
    holds: published === '' && out !== '200',
    limit: true,
    seen: `internal: published ports: ${published === '' ? 'none' : published}, outside: ${out}; ordinary: a peer’s port: 200, outside: 200`,
  };
}
