import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { checkout, dojoHome } from '../system/paths.ts';
import { error, ok, size, warning, type Diagnosis } from './diagnosis.ts';

// The ports that people write into their setups without a thought.
const favourites = [3000, 5432, 6379, 8080];

/** Memory that programs can still have, and the ports. */
export async function examineMachine(): Promise<Diagnosis[]> {
  return [memoryLine(process.availableMemory()), await portsLine()];
}

/** The room on the disks where the dojo, its home and the engine keep their files. */
export async function examineDisks(dataFolder: string | null): Promise<Diagnosis[]> {
  const folders = { checkout, home: dojoHome(), ...(dataFolder ? { engine: dataFolder } : {}) };
  const lines = await Promise.all(
    Object.entries(folders).map(([name, folder]) => diskLine(`disk of the ${name}`, folder)),
  );
  return lines.filter((line) => line !== null);
}

/** Whether the memory that is left is enough. */
export function memoryLine(bytes: number): Diagnosis {
  const facts = { bytes };
  const text = `${size(bytes)} are free`;
  if (bytes < 300e6) return error('memory', text, 'end other programs: katas need 1 GB', facts);
  if (bytes < 1e9) return warning('memory', text, 'end other programs: katas need 1 GB', facts);
  return ok('memory', text, facts);
}

async function diskLine(about: string, folder: string): Promise<Diagnosis | null> {
  // An engine in a virtual machine has its data on a disk that is not seen from here.
  const stat = await statfs(folder).catch(() => null);
  return stat && roomLine(about, folder, stat.bavail * stat.bsize);
}

/** Whether the room that is left on a disk is enough. */
export function roomLine(about: string, folder: string, bytes: number): Diagnosis {
  const facts = { folder, bytes };
  const text = `${size(bytes)} are free`;
  if (bytes < 500e6) return error(about, text, `make room: df -h ${folder}`, facts);
  if (bytes < 4e9) return warning(about, text, `make room: df -h ${folder}`, facts);
  return ok(about, text, facts);
}

async function portsLine(): Promise<Diagnosis> {
  if (!(await canListen(0)))
    return error('ports', 'no port can be opened', 'ss -ltn shows what listens');
  const free = await Promise.all(favourites.map((port) => canListen(port)));
  const taken = favourites.filter((_port, index) => !free[index]).join(', ');
  if (!taken) return ok('ports', `free: ${favourites.join(', ')}`, { taken });
  return warning('ports', `taken: ${taken}`, 'an answer that publishes one of them picks another', {
    taken,
  });
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
