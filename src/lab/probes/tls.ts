/** The first that a client says who wants to speak TLS, as printf writes it. */
export const clientHello = inOctal(
  handshake([
    ...[0x03, 0x03],
    // What is meant to be random: nobody's secret is at stake.
    ...Array.from({ length: 32 }, (_, index) => index + 1),
    // No session; some of the usual ciphers; no compression.
    ...[0x00, 0x00, 0x0c, 0xc0, 0x2b, 0xc0, 0x2f, 0xc0, 0x2c, 0xc0, 0x30, 0x00, 0x9c, 0x00, 0x2f],
    ...[0x01, 0x00],
    // Two extensions: curves, and signatures.
    ...[0x00, 0x18, 0x00, 0x0a, 0x00, 0x06, 0x00, 0x04, 0x00, 0x1d, 0x00, 0x17],
    ...[0x00, 0x0d, 0x00, 0x0a, 0x00, 0x08, 0x04, 0x03, 0x08, 0x04, 0x04, 0x01, 0x05, 0x01],
  ]),
);

/** Whether it is TLS that a server answered with: its own hello, or that it does not like this one. */
export function speaksTls(said: string): boolean {
  return said.startsWith('\x16\x03') || said.startsWith('\x15\x03');
}

function handshake(hello: number[]): number[] {
  const message = [0x01, 0x00, 0x00, hello.length, ...hello];
  return [0x16, 0x03, 0x01, 0x00, message.length, ...message];
}

function inOctal(bytes: number[]): string {
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
