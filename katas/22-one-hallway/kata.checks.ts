import { describeReply, docs, type ContainerHandle, type MatcherResult } from '#lab';

type Reply = Awaited<ReturnType<ContainerHandle['http']>>;

const names = ['lobby', 'match', 'scores'] as const;
type Name = (typeof names)[number];
type Services = Record<Name, ContainerHandle>;
type Ports = Record<Name, number>;

/**
 * Asks each service on the host until all have answered, or one has ended. All have to run then, and
 * none may have been started again: a restart policy only hides that it ends.
 */
export const areOpen =
  (ports: Ports, tournament: string) =>
  async (services: Services): Promise<MatcherResult> => {
    const all = names.map((name) => services[name]);
    const asking = Promise.all(names.map((name) => services[name].httpOnHost(page(ports[name]))));
    await Promise.race([asking, ...all.map((one) => one.ended().catch(() => undefined))]);
    for (const one of all) {
      const { State: state, RestartCount: restarts } = await one.inspect();
      if (restarts > 0) return startedAgain(one, restarts);
      if (!state.Running) throw await one.notRunning('stay open');
    }
    const replies = await asking;
    const judged = names.map((name, index) =>
      answers(services[name], replies[index] as Reply, `${name} of ${tournament}`),
    );
    return judged.find(({ pass }) => !pass) ?? (judged[0] as MatcherResult);
  };

/**
 * Sends `scores` a result from the host, as the referee does, while every other container of the
 * attempt is paused: it has to say so by itself.
 */
export const takes =
  (result: string, port: number) =>
  async (scores: ContainerHandle): Promise<MatcherResult> => {
    const send = () => scores.httpOnHost(page(port), { method: 'POST', send: result });
    const reply = await scores.whileOthersPaused(send);
    const command = `docker pause <every container but ${scores.key}>; ${reply.command}`;
    return answers(scores, { ...reply, command }, result);
  };

/** Fetches the page on which the lobby shows what `scores` says now. */
export const shows =
  (result: string, port: number) =>
  async (lobby: ContainerHandle): Promise<MatcherResult> =>
    answers(lobby, await lobby.httpOnHost(page(port, 'scores')), result);

/** Fetches that page while `scores` is stopped: nobody else has its result. */
export const showsNoMore =
  (result: string, port: number) =>
  async (lobby: ContainerHandle): Promise<MatcherResult> => {
    const reply = await lobby.httpOnHost(page(port, 'scores'), {}, 0);
    return found(lobby, !reply.body.includes(result), {
      ran: `docker kill scores; ${reply.command}`,
      got: describeReply(reply),
      expected: `no ${JSON.stringify(result)}: only scores has it, and is stopped`,
    });
  };

/**
 * Asks at the address that the host has on the network of a guest, a container on the default bridge
 * network: the lobby answers there, and `scores` takes no connection.
 */
export const isForTheHostAlone =
  (guest: ContainerHandle, { lobby, ports }: { lobby: ContainerHandle; ports: Ports }) =>
  async (scores: ContainerHandle): Promise<MatcherResult> => {
    const { NetworkSettings: settings } = await guest.inspect();
    const gateway = Object.values(settings.Networks)[0]?.Gateway ?? '';
    const asHost = (port: number) => scores.httpOnHost(`http://${gateway}:${port}/`, {}, 0);
    const asGuest = async (port: number) => {
      const reply = await guest.http(`http://${gateway}:${port}/`, {}, 0);
      return { ...reply, command: guest.typed(reply.command) };
    };
    const control = await asGuest(ports.lobby);
    // Where a firewall keeps containers from the host, the host itself can ask at that address.
    const ask = control.error && !(await asHost(ports.lobby)).error ? asHost : asGuest;
    const isControlled = !control.error || ask === asHost;
    const reply = isControlled ? await ask(ports.scores) : control;
    return found(isControlled ? scores : lobby, isControlled && !reply.connected, {
      ran: reply.command,
      got: describeReply(reply),
      expected: isControlled
        ? `no connection: the lobby is for everybody, and ${scores.key} for this machine`
        : 'an answer: the lobby is for everybody',
    });
  };

/**
 * Asks at every port of the host that is open to others, and at which a container of the attempt
 * listens: none may say what `scores` says.
 */
export const isPassedOnByNobody =
  (result: string) =>
  async (scores: ContainerHandle): Promise<MatcherResult> => {
    const all = [scores, ...(await scores.others())];
    const sockets = await Promise.all(all.map((one) => one.ownListenersOnHost()));
    const ends = sockets.flat().flatMap(({ address, port }) => {
      if (/^(?:127\.|\[::1\]|\[::ffff:127\.)/.test(address)) return [];
      const isAny = /^(?:\*|0\.0\.0\.0|\[::\])/.test(address);
      return [`http://${isAny ? '127.0.0.1' : address.replace(/%.*$/, '')}:${port}/`];
    });
    const asking = ends.map((url) => scores.httpOnHost(url, { maxSeconds: 1 }, 0));
    const passedOn = (await Promise.all(asking)).find(({ body }) => body.includes(result));
    return found(scores, !passedOn, {
      ran: passedOn?.command ?? 'ss -ltn',
      got: passedOn ? describeReply(passedOn) : 'nobody says so',
      expected: `no port that is open to everybody and says what ${scores.key} says`,
    });
  };

function page(port: number, path = ''): string {
  return `http://127.0.0.1:${port}/${path}`;
}

function answers(service: ContainerHandle, reply: Reply, body: string): MatcherResult {
  return found(service, reply.status === 200 && reply.body.includes(body), {
    ran: reply.command,
    got: describeReply(reply),
    expected: `200 with ${JSON.stringify(body)} in the body`,
  });
}

async function startedAgain(service: ContainerHandle, count: number): Promise<MatcherResult> {
  const { HostConfig: config } = await service.inspect();
  const [error = 'no error'] = /^\w*Error: .*$/m.exec(await service.logs()) ?? [];
  const judged = found(service, false, {
    ran: `docker inspect -f '{{.RestartCount}}' ${service.key}`,
    got: String(count),
    expected: '0: a service that stays open from its start on',
  });
  const see = [
    `docker inspect -f '{{.HostConfig.RestartPolicy.Name}}' ${service.key}   → ${config.RestartPolicy?.Name}`,
    `docker logs ${service.key}   → ${error}`,
  ];
  return { ...judged, finding: { ...judged.finding, see } };
}

function found(
  service: ContainerHandle,
  pass: boolean,
  { ran, got, expected }: { ran: string; got: string; expected: string },
): MatcherResult {
  const see = async () => [await service.describeNetworkMode(), await listening(service)];
  return { pass, finding: { ran, got, expected, see, read: docs.host } };
}

/** Where a service listens: of the host’s many sockets its own, else those of its network namespace. */
async function listening(service: ContainerHandle): Promise<string> {
  const own = await service.ownListenersOnHost();
  const command =
    own.length > 0 ? `ss -ltnp   → of ${service.key}:` : `${service.typed('ss -ltn')}   →`;
  const sockets = own.length > 0 ? own : await service.listeners();
  const ends = sockets.map(({ address, port }) => `${address}:${port}`);
  return `${command} LISTEN ${ends.slice(0, 8).join(', ') || 'nothing'}`;
}
