import type Docker from 'dockerode';

interface NetworkEvent {
  Actor?: { Attributes?: { container?: string; name?: string } };
}

/**
 * The names of the networks that a container was connected to since a moment, as the engine tells of
 * it (it keeps its last 256 events). Without a network of its own a container is connected to `none`.
 * @param since as the engine writes it: `2026-11-24T21:46:05.123456789Z`
 */
export async function networksJoined(docker: Docker, id: string, since: string): Promise<string[]> {
  // Up to the engine’s own now: its clock need not be this machine’s.
  const { SystemTime: now } = (await docker.info()) as { SystemTime: string };
  const filters = JSON.stringify({ type: ['network'], event: ['connect'] });
  // dockerode’s types know whole seconds only.
  const span = { since: seconds(since), until: seconds(now) } as unknown as { since: number };
  const stream = await docker.getEvents({ ...span, filters });
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const events = text.split('\n').filter(Boolean);
  return events
    .map((line) => (JSON.parse(line) as NetworkEvent).Actor?.Attributes)
    .filter((about) => about?.container === id)
    .map((about) => about?.name ?? '');
}

/** Seconds since 1970 with the engine’s nine decimals, which a number would not hold. */
function seconds(time: string): string {
  const [, fraction = ''] = /\.(\d+)/.exec(time) ?? [];
  return `${Math.floor(Date.parse(time) / 1000)}.${fraction.padEnd(9, '0')}`;
}
