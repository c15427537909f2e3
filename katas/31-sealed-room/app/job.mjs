// The nightly batch job. It closes the day, which takes its time, writes one report, prints it, and
// shows it to whoever comes by at port 8080 until it is stopped. Whoever sends it a word there (POST)
// gets one more report, for that word. How it works is not part of the task.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as closeTheDay } from 'node:timers/promises';

const { NIGHT, OUTSIDE } = process.env;

await closeTheDay(500);
const report = await makeReport();
mkdirSync('/outbox', { recursive: true });
writeFileSync('/outbox/report.txt', `${report}\n`);
createServer(async (request, response) => {
  const more = request.method === 'POST' && (await text(request));
  response.end(more ? `${await makeReport()}, for ${more}\n` : `${report}\n`);
}).listen(8080, () => console.log(report));

async function makeReport() {
  return [
    `night ${NIGHT}`,
    `interfaces: ${Object.keys(networkInterfaces()).sort().join(' ')}`,
    `outside: ${await knock(OUTSIDE)}`,
    // No two reports are alike, even of one night.
    `report ${randomUUID()}`,
  ].join(', ');
}

/** What the world outside says to somebody who knocks. */
async function knock(url) {
  if (!url) return 'nobody told the job where it is';
  try {
    return await (await fetch(url, { signal: AbortSignal.timeout(3000) })).text();
  } catch {
    return 'no answer';
  }
}
