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

/** How servers are told by their answers. */
export const greetings: Record<Protocol, Greeting> = {
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

/** Whether a server of this kind said this when it was greeted. */
export function answersTo(protocol: Protocol, said: string): boolean {
  return greetings[protocol].answer.test(said.split('\r\n')[0] ?? '');
}

/** What a server answered, for a person. */
export function describeGreeting(protocol: Protocol, said: string): string {
  const answer = JSON.stringify(said.split('\r\n')[0] ?? '');
  return `${greetings[protocol].asks} of ${protocol}’s protocol is answered with ${answer}`;
}
