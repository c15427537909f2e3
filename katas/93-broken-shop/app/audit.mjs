// The night audit. It writes its report to /outbox/report.txt, and then shows it to whoever asks at
// port 8080. Whoever sends it a word there (POST) gets one more report, for that word.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';

const { NIGHT } = process.env;

const report = makeReport();
mkdirSync('/outbox', { recursive: true });
writeFileSync('/outbox/report.txt', `${report}\n`);
createServer(async (request, response) => {
  const more = request.method === 'POST' && (await text(request));
  response.end(more ? `${makeReport()}, for ${more}\n` : `${report}\n`);
}).listen(8080, () => console.log(report));

function makeReport() {
  // No two reports are alike, even of one night.
  const interfaces = Object.keys(networkInterfaces()).sort().join(' ');
  return `night ${NIGHT}, interfaces: ${interfaces}, report ${randomUUID()}`;
}
