// The nightly batch job. It closes the day, writes one report, prints it, and shows it to whoever
// comes by at port 8080 until it is stopped. How it works is not part of the task.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';

const { NIGHT, OUTSIDE } = process.env;

const report = [
  `night ${NIGHT}`,
  `interfaces: ${Object.keys(networkInterfaces()).sort().join(' ')}`,
  `outside: ${await knock(OUTSIDE)}`,
  // No two reports are alike, even of one night.
  `report ${randomUUID()}`,
].join(', ');

mkdirSync('/outbox', { recursive: true });
writeFileSync('/outbox/report.txt', `${report}\n`);
createServer((request, response) => response.end(`${report}\n`)).listen(8080, () =>
  console.log(report),
);

/** What the world outside says to somebody who knocks. */
async function knock(url) {
  if (!url) return 'nobody told the job where it is';
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(3000) })).text();
  } catch {
    return 'no answer';
  }
}
