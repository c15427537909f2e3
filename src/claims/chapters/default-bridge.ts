import { baseImages } from '../../images/catalogue.ts';
import type { ClaimOfChapter } from '../claim.ts';
import type { Session } from '../session.ts';
import {
  answers,
  answersOnHost,
  nginx,
  postgres,
  reaches,
  startShop,
  startVisitor,
  statusOnHost,
  toolbox,
} from '../shop.ts';

export const defaultBridge: ClaimOfChapter[] = [
  {
    number: 1,
    claim: 'Containers on the default bridge network reach each other by name.',
    tried: 'a lookup of the other container’s name; as a control a request to its address',
    note: 'Only networks that you create have Docker’s embedded DNS server.',
    katas: ['12', '41'],
    needs: ['default-bridge'],
    run: async (session) => {
      const [shop, address] = await startShop(session);
      const visitor = await startVisitor(session);
      await answers(session, visitor, address);
      const { exit } = await session.attempt(`exec ${visitor} getent hosts ${shop}`);
      const found = exit === 0;
      return {
        holds: found,
        seen: `the name leads ${found ? 'to an address' : 'nowhere'}; the address answers 200`,
      };
    },
  },
  {
    number: 2,
    claim: 'Containers on the default bridge network reach each other by IP address.',
    tried:
      'a request to a container that publishes no port; as a control one within that container',
    note: 'The address changes when containers start in another order.',
    katas: ['12'],
    needs: ['default-bridge'],
    run: async (session) => {
      const [shop, address] = await startShop(session);
      const inside = await startVisitor(session, `--network container:${shop}`, 'inside');
      await answers(session, inside, '127.0.0.1');
      const visitor = await startVisitor(session);
      const reached = await reaches(session, visitor, address);
      return { holds: reached, seen: `the address ${reached ? 'answers 200' : 'does not answer'}` };
    },
  },
  {
    number: 3,
    claim: 'The default bridge network keeps containers apart from the host.',
    tried: 'a request from the host to a container that publishes no port',
    note:
      'On Linux the host reaches every container of its bridges by address. ' +
      'What is missing is a way in from other machines.',
    katas: ['11'],
    needs: ['host-network'],
    run: async (session) => {
      const [, address] = await startShop(session);
      const visitor = await startVisitor(session);
      await answers(session, visitor, address);
      const code = await statusOnHost(session, address);
      return { holds: code !== '200', seen: `from the host: ${code}` };
    },
  },
  {
    number: 4,
    claim: 'A port published with `-p 8080:80` is open at the host’s own addresses.',
    tried: '`docker port`, and a request to each IPv4 address of the host',
    note: 'It is open at every address of every interface. Publish on `127.0.0.1` where only this machine is meant.',
    katas: ['14'],
    needs: ['host-network'],
    run: publishedEverywhere,
  },
  {
    number: 5,
    claim: '`docker run -d --name my_db postgres` starts a database.',
    tried: 'that command, with an exact tag',
    note: 'The image wants a password for the superuser first: `POSTGRES_PASSWORD`.',
    katas: ['52', '91'],
    run: async (session) => {
      const db = session.name('my_db');
      await session.docker(`run -d --name ${db} ${postgres}`);
      const ready = await session.until(
        `exec ${db} pg_isready`,
        /accepting connections|is not running|No such container/i,
      );
      const holds = ready.includes('accepting connections');
      if (holds) return { holds, seen: 'it accepts connections' };
      const code = await session.docker(`wait ${db}`);
      const { output } = await session.attempt(`logs ${db}`);
      const why = /POSTGRES_PASSWORD/.test(output) ? ': no password is set' : '';
      return { holds, seen: `it has ended with exit code ${code}${why}` };
    },
  },
  {
    number: 6,
    claim: '`ping`, typed in the web server’s container, shows whether the database is reached.',
    tried: '`ping` in a container of nginx, and a search for it in the other base images',
    note: 'Slim images have no `ping`. A name is looked up with `getent`; a service is asked in its own protocol.',
    katas: ['41'],
    run: async (session) => {
      const [shop, address] = await startShop(session);
      const { exit } = await session.attempt(`exec ${shop} ping -c 1 ${address}`);
      const having: string[] = [];
      for (const image of baseImages()) {
        const looking = `run --rm --entrypoint sh ${image} -c "command -v ping"`;
        if ((await session.attempt(looking)).exit === 0) having.push(image);
      }
      const count = having.length === 0 ? 'none' : String(having.length);
      return {
        holds: exit === 0,
        seen: `exit code ${exit} in ${nginx}; ${count} of ${baseImages().length} base images have \`ping\``,
      };
    },
  },
];

async function publishedEverywhere(session: Session) {
  const port = await session.port('8080');
  await startShop(session, `-p ${port}:80`);
  const published = await session.docker(`port ${session.name('shop')}`);
  const listing = `run --rm --network host ${toolbox()} ip -4 -o addr show scope global`;
  const listed = await session.docker(listing);
  // Networks come and go, and with them the host’s addresses on their bridges.
  const lasting = listed.split('\n').filter((line) => !/^\d+: br-/.test(line));
  const addresses = lasting.flatMap((line) => /inet ([\d.]+)/.exec(line)?.[1] ?? []);
  const codes: string[] = [];
  for (const [index, address] of addresses.entries()) {
    session.show(`//${address}:`, `//HOST_ADDRESS_${index + 1}:`);
    await answersOnHost(session, `127.0.0.1:${port}`);
    codes.push(await statusOnHost(session, `${address}:${port}`));
  }
  const open = codes.filter((code) => code === '200').length;
  const where = [...published.matchAll(/-> (.*):\d+$/gm)].map(([, place]) => place).join(' and ');
  return {
    holds: open > 0 && open === addresses.length,
    seen: `published at ${where}; ${open} of ${addresses.length} addresses answer 200`,
  };
}
