import type { OwnAddress } from '../../board/addresses.ts';
import { counted } from '../../text/units.ts';

interface Opened {
  title: string;
  katas: number;
  /** Address of the teacher’s page, and what learners join. */
  teacher: string;
  join: string;
  code: string;
  secure: boolean;
  keep?: string | undefined;
}

/** What a teacher needs of a board that listens. */
export function boardText({ title, katas, teacher, join, code, secure, keep }: Opened): string {
  return [
    `The board of a class: ${title}, ${counted(katas, 'kata')}`,
    '',
    `yours     ${teacher}`,
    '          for you alone: its address is the key. F11 hides it on a beamer',
    `learners  npm start -- --join ${join}`,
    `code      ${code}`,
    `kept      ${keep ?? 'in memory alone; --keep FILE keeps it'}`,
    '',
    ...(secure ? [] : [plainHttp, '']),
    'Ctrl-C ends it. Learners go on without it, and come back by themselves.',
  ].join('\n');
}

const plainHttp = [
  'Plain HTTP: the code decides who may connect. It keeps nobody from listening',
  'on the wire. For that take a certificate: --tls-cert FILE --tls-key FILE.',
].join('\n');

/** The addresses to choose from, with their numbers. */
export function addressesText(addresses: OwnAddress[]): string {
  const width = Math.max(...addresses.map(({ address }) => address.length));
  const rows = addresses.map(
    ({ address, name }, index) => `  ${index + 1}  ${address.padEnd(width)}  ${name}`,
  );
  return ['At which address do your learners find this machine?', ...rows].join('\n');
}
