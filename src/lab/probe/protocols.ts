import type { OpenPort } from '../handles/open-ports.ts';
import type { ProbeResult } from './session.ts';

/** A server that is known by how it answers, whatever port it is behind. */
export type Protocol = 'PostgreSQL' | 'Redis';

interface Greeting {
  /** What is sent, as printf writes it. */
  send: string;
  /** What only such a server answers. */
  answer: RegExp;
  /** What is asked for, for a person. */
  asks: string;
}

const greetings: Record<Protocol, Greeting> = {
  // To this the answer is one letter: yes or no.
  PostgreSQL: {
    send: String.raw`\0\0\0\10\4\322\26\57`,
    answer: /^[SN]$/,
    asks: 'a request for SSL',
  },
  // Its answer where it lets in, wants a password, or refuses whoever is not on its own machine.
  Redis: {
    send: String.raw`PING\r\n`,
    answer: /^(?:\+PONG|-NOAUTH|-DENIED)/,
    asks: 'a PING',
  },
};

/** What came of greeting a port in a protocol. */
export interface Greeted {
  answers: boolean;
  /** The command as a person would type it. */
  command: string;
  saw: string;
}

/**
 * Greets a server in a protocol, from the host; within a second it has to answer. The connection stays
 * open meanwhile: some of those who pass it on close both ways as soon as one is closed.
 */
export async function greet(
  onHost: (argv: string[]) => Promise<ProbeResult>,
  protocol: Protocol,
  { hostAddress, hostPort }: Pick<OpenPort, 'hostAddress' | 'hostPort'>,
): Promise<Greeted> {
  const { send, answer, asks } = greetings[protocol];
  const dialled = `exec 3<>/dev/tcp/${hostAddress}/${hostPort}; printf '${send}' >&3`;
  const command = `${dialled}; timeout 1 dd count=1 status=none <&3`;
  const { stdout } = await onHost(['timeout', '3', 'bash', '-c', command]);
  const said = stdout.split('\r\n')[0] ?? '';
  return {
    answers: answer.test(said),
    command: `${command}   (on the host)`,
    saw: `${asks} of ${protocol}’s protocol is answered with ${JSON.stringify(said)}`,
  };
}
