import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Need } from '../katas/kata.ts';
import { cliEnv } from '../engine/docker-cli.ts';
import { connection } from '../engine/endpoint.ts';
import { messageOf } from '../errors/messages.ts';
import { referenceOf } from '../images/catalogue.ts';
import { connects } from '../system/connects.ts';
import { request } from '../system/http.ts';
import { freePort } from '../system/free-port.ts';
import { lastingly } from '../lab/probes/lastingly.ts';
import { Toolbox, type ProbeResult } from '../lab/probes/toolbox.ts';
import type { Run } from '../lab/run/run.ts';
import { waitFor } from '../system/wait-for.ts';

/** Finds out whether an engine has something: null where it has, else why not, in words. */
export type CapabilityProbe = (run: Run) => Promise<string | null>;

/** Each is asked of the engine itself, in a run of its own: none goes by the engine's name. */
export const probes: Record<Need, CapabilityProbe> = {
  buildkit: async ({ endpoint }) => {
    const builder = await builderOf(endpoint.host);
    return builder === '2' ? null : 'it has no BuildKit, with which docker build works';
  },

  compose: async ({ endpoint }) => {
    const { execa } = await import('execa');
    const { exitCode } = await execa('docker', ['compose', 'version'], {
      env: cliEnv(endpoint),
      reject: false,
    });
    return exitCode === 0 ? null : 'docker compose is not here (Debian: docker-compose)';
  },

  'default-bridge': async (run) => {
    const { container } = await Toolbox.open(run, 'bridge');
    const { NetworkSettings } = await container.inspect();
    const [name = 'nothing'] = Object.keys(NetworkSettings.Networks);
    return name === 'bridge' ? null : `its default network is called ${name}, not bridge`;
  },

  'file-owners': async (run) => {
    const folder = join(run.folder, 'owned');
    mkdirSync(folder);
    const binds = { Binds: [`${folder}:/owned`] };
    const CapAdd = ['CHOWN', 'DAC_OVERRIDE', 'SETUID', 'SETGID'];
    // Looked at from another container: what one alone sees may be made up for it.
    const [one, other] = await Promise.all(
      [0, 1].map(() => Toolbox.open(run, 'none', { ...binds, CapAdd })),
    );
    const as = (id: number) => [`--reuid=${id}`, `--regid=${id + 1}`, '--clear-groups', 'touch'];
    const given = await one?.run(['chown', '12345:12346', '/owned']);
    if (given?.exitCode !== 0)
      return `a container cannot give a folder of this machine away: ${given?.stderr.trim()}`;
    await one?.run(['setpriv', ...as(12345), '/owned/file']);
    const seen = await other?.run(['stat', '-c', '%u:%g', '/owned', '/owned/file']);
    if (seen?.stdout !== '12345:12346\n12345:12346\n')
      return 'in a bind mount it does not keep whose a file is';
    const strange = await other?.run(['setpriv', ...as(23456), '/owned/strange']);
    return strange?.exitCode === 0 ? 'in a bind mount everybody may write to every folder' : null;
  },

  'host-network': async (run) => {
    const { exitCode, stderr } = await (await Toolbox.open(run, 'host')).run(['true']);
    return exitCode === 0 ? null : `a container in host mode does not run: ${stderr.trim()}`;
  },

  'host-loopback': async (run) => {
    const port = await freePort();
    const toolbox = await Toolbox.open(run, 'host');
    await listen(toolbox, `TCP4-LISTEN:${port},bind=127.0.0.1,fork,reuseaddr`);
    const arrives = async () => (await connects('127.0.0.1', port, 1500)) || undefined;
    const answered = await waitFor(arrives, { withinMs: 1500 });
    return answered ? null : 'the loopback of its host is not that of this machine';
  },

  'isolated-networks': async (run) => {
    const networks = await Promise.all(['one', 'two'].map((name) => makeNetwork(run, name)));
    // Podman keeps two networks apart, and neither from the default one.
    const places = [...networks, 'bridge'].map((network) => Toolbox.open(run, network));
    const [one, ...others] = await Promise.all(places);
    if (!one) return null;
    const { NetworkSettings } = await one.container.inspect();
    const address = Object.values(NetworkSettings.Networks)[0]?.IPAddress ?? '';
    await listen(one, 'TCP4-LISTEN:4000,fork,reuseaddr');
    const dial = ['socat', '-u', '/dev/null', `TCP4:${address}:4000,connect-timeout=1`];
    const arrives = async () => ((await one.run(dial)).exitCode === 0 ? true : undefined);
    if (!(await waitFor(arrives, { withinMs: 3000 })))
      return 'a container does not reach its own address';
    const isOpen = ({ exitCode }: ProbeResult) => exitCode === 0;
    const tried = await Promise.all(
      others.map((other) => lastingly(() => other.run(dial), isOpen)),
    );
    return tried.some(isOpen) ? 'containers on different networks reach each other' : null;
  },

  'shared-files': async (run) => {
    const nonce = randomBytes(8).toString('hex');
    const folder = join(run.folder, 'shared');
    mkdirSync(folder);
    writeFileSync(join(folder, 'nonce'), nonce);
    try {
      const binds = { Binds: [`${folder}:/shared:ro`] };
      const toolbox = await Toolbox.open(run, 'none', binds);
      const { stdout } = await toolbox.run(['cat', '/shared/nonce']);
      if (stdout === nonce) return null;
    } catch (error) {
      return `it does not mount ${run.folder}: ${messageOf(error)}`;
    }
    return `its files are not those of this machine: a bind mount of ${run.folder} is empty`;
  },

  'strict-binds': async ({ docker, folder, labLabels }) => {
    const missing = { Type: 'bind', Source: join(folder, 'missing'), Target: '/missing' } as const;
    const asked = docker.createContainer({
      Image: referenceOf('docker-dojo/toolbox'),
      Labels: labLabels,
      HostConfig: { Mounts: [missing] },
    });
    const refused = await asked.then(
      () => false,
      () => true,
    );
    return refused ? null : 'docker run --mount takes a source that does not exist';
  },
};

/** The builder that the engine says it has: `2` is BuildKit. */
function builderOf(host: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ ...connection(host), path: '/_ping' }, (reply) => {
      reply.resume();
      resolve(reply.headersDistinct['builder-version']?.[0]);
    });
    call.on('error', reject);
    call.end();
  });
}

async function makeNetwork({ docker, id, labLabels }: Run, name: string): Promise<string> {
  const network = await docker.createNetwork({ Name: `dojo-${id}-${name}`, Labels: labLabels });
  return network.id;
}

async function listen(toolbox: Toolbox, address: string): Promise<void> {
  await toolbox.run(['sh', '-c', `socat ${address} SYSTEM:true > /dev/null 2>&1 &`]);
}
