import { sideBySide } from '../chart.ts';
import type { ClaimOfChapter } from '../claim.ts';
import type { Session } from '../session.ts';
import {
  answers,
  answersOnHost,
  nginx,
  node,
  reachesOnHost,
  startShop,
  startVisitor,
  status,
  statusOnHost,
  toolbox,
} from '../shop.ts';

/** A web server in one line, which listens at the port that PORT says. */
const server =
  "node -e \"require('http').createServer((_, answer) => answer.end('hello')).listen(process.env.PORT)\"";

export const hostAndNone: ClaimOfChapter[] = [
  {
    number: 10,
    claim: 'In host mode no port is mapped: the app’s port is a port of the host.',
    tried: 'a server in host mode with `-p`, asked at its own port and at the mapped one',
    note: '`docker run` warns that published ports are discarded, and goes on.',
    katas: ['21'],
    needs: ['host-network'],
    run: async (session) => {
      const [own, mapped] = [await session.port('3000'), await session.port('8080')];
      const game = session.name('game');
      const started = await session.docker(
        `run -d --name ${game} --network host -p ${mapped}:${own} -e PORT=${own} ${node} ${server}`,
      );
      const reached = await reachesOnHost(session, `127.0.0.1:${own}`);
      const { output: published } = await session.attempt(`port ${game}`);
      const warning = /ports are discarded/.test(started) ? ', and a warning' : '';
      const code = await statusOnHost(session, `127.0.0.1:${mapped}`);
      return {
        holds: reached && code !== '200' && published === '',
        seen: `port 3000: ${reached ? '200' : 'no answer'}, port 8080: ${code}; published ports: ${published || 'none'}${warning}`,
      };
    },
  },
  {
    number: 11,
    claim: 'Host mode is the fastest, because a bridge network costs time.',
    tried:
      'one server asked 400 times in each of five rounds: at a published port, at its address, in host mode',
    note: 'What costs time on loopback is the proxy behind a published port. The bridge itself costs next to nothing.',
    katas: ['21'],
    needs: ['host-network', 'default-bridge'],
    measure: latency,
  },
  {
    number: 12,
    claim: 'In host mode a container has the host’s addresses and interfaces.',
    tried: 'the network namespaces of two such containers and an ordinary one; one port twice',
    note: 'So two programs cannot have the same port, as on one machine.',
    katas: ['22'],
    needs: ['host-network', 'default-bridge'],
    run: sharedNamespace,
  },
  {
    number: 13,
    claim:
      'With `--network none` a container has no interface but loopback, and no traffic at all.',
    tried:
      'its interfaces, a request to itself, one to a container outside, and `docker network connect`',
    note: 'Loopback works as everywhere: programs in one container still reach each other.',
    katas: ['31'],
    needs: ['default-bridge'],
    run: noNetwork,
  },
];

/** Prints the median of so many requests in microseconds, each on a connection of its own. */
const asking = `const http = require('http');
const once = () => new Promise((done, failed) => {
  const start = process.hrtime.bigint();
  http.get(process.argv[1], { agent: false }, (answer) =>
    answer.resume().on('end', () => done(Number(process.hrtime.bigint() - start) / 1000))
  ).on('error', failed);
});
(async () => {
  const times = [];
  for (let i = 0; i < 400; i++) times.push(await once());
  console.log(times.sort((a, b) => a - b)[200]);
})();`;

async function latency(session: Session) {
  const [port, mapped] = [await session.port('3000'), await session.port('8080')];
  const [bridged, hosted] = [session.name('bridged'), session.name('hosted')];
  await session.docker(
    `run -d --name ${bridged} -p ${mapped}:${port} -e PORT=${port} ${node} ${server}`,
  );
  await session.docker(`run -d --name ${hosted} --network host -e PORT=${port} ${node} ${server}`);
  const address = await session.address(bridged);
  const asker = session.name('asker');
  await session.docker(`run -d --name ${asker} --network host ${node} sleep infinity`);
  session.show(asking, '$(cat requests.js)');
  const at = (place: string) => async () =>
    Number(await session.docker(`exec ${asker} node -e "${asking}" http://${place}/`));
  const places = {
    'published port': `127.0.0.1:${mapped}`,
    'container’s address': `${address}:${port}`,
    'host mode': `127.0.0.1:${port}`,
  };
  for (const place of Object.values(places)) await answersOnHost(session, place);
  const contenders = Object.entries(places).map(([label, place]) => ({ label, once: at(place) }));
  const rows = await sideBySide(contenders, 5);
  const [published = NaN, bridge = NaN, host = NaN] = rows.map(({ value }) => value);
  return {
    holds: host < published * 0.95,
    limit: bridge < host * 1.15,
    seen: `medians: ${rows.map(({ label, value }) => `${label} ${Math.round(value)} µs`).join(', ')}`,
    chart: { title: 'A request on the host, median of 400, median of 5 rounds', unit: 'µs', rows },
  };
}

async function sharedNamespace(session: Session) {
  const port = await session.port('3000');
  const [first, second] = [session.name('first'), session.name('second')];
  const mode = `--network host -e PORT=${port}`;
  await session.docker(`run -d --name ${first} ${mode} ${node} ${server}`);
  await answersOnHost(session, `127.0.0.1:${port}`);
  const twice = await session.attempt(`run --name ${second} ${mode} ${node} ${server}`);
  const namespaces: string[] = [];
  for (const network of ['host', 'host', 'bridge'])
    namespaces.push(
      await session.docker(`run --rm --network ${network} ${node} readlink /proc/self/ns/net`),
    );
  const interfaces = await session.docker(`run --rm --network host ${node} ls /sys/class/net`);
  const [one, two, other] = namespaces;
  const taken = /EADDRINUSE/.test(twice.output);
  const bridges = /\b(docker0|br-\w+)\b/.test(interfaces);
  return {
    holds: one === two && one !== other && taken && bridges,
    seen:
      `one namespace for both, another for the ordinary one; ` +
      `Docker’s bridges are ${bridges ? '' : 'not '}among the interfaces; ` +
      `the second server at one port: ${taken ? 'EADDRINUSE' : `exit code ${twice.exit}`}`,
  };
}

async function noNetwork(session: Session) {
  const job = session.name('job');
  await session.docker(`run -d --name ${job} --network none ${nginx}`);
  const inside = await startVisitor(session, `--network container:${job}`, 'inside');
  const interfaces = await session.docker(`run --rm --network none ${toolbox()} ls /sys/class/net`);
  await answers(session, inside, '127.0.0.1');
  const [, address] = await startShop(session);
  const passerBy = await startVisitor(session, '', 'passer-by');
  await answers(session, passerBy, address);
  const code = await status(session, inside, address);
  const { exit } = await session.attempt(`network connect bridge ${job}`);
  return {
    holds: interfaces === 'lo' && code !== '200',
    limit: true,
    seen:
      `interfaces: ${interfaces.replaceAll('\n', ', ')}; loopback answers 200; outside: ${code}; ` +
      `network connect ${exit === 0 ? 'goes through' : 'is refused'}`,
  };
}
