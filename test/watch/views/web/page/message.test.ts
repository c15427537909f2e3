import { textOf } from '../../../../../src/text/html.ts';
import { messageHtml } from '../../../../../src/watch/views/web/page/message.ts';

const copied = (text: string) => /data-copy="([^"]*)"/.exec(textOf(messageHtml(text)))?.[1];

test.each([
  ['ran       docker port web', 'docker port web'],
  ['ran       docker start a; curl http://a/   (it had stopped)', 'docker start a; curl http://a/'],
  ['ran       PGPASSWORD=a psql -h db', 'PGPASSWORD=a psql -h db'],
  ['next      npm run dojo -- doctor (explains it)', 'npm run dojo -- doctor'],
  ['see       docker port web   → 8080/tcp', 'docker port web'],
])('%j: what can be typed can be copied', (line, command) => {
  expect(copied(line)).toBe(command);
});

test.each([
  'ran       docker build app, an edit of the source, docker build app',
  'ran       docker save app, then looked for programs in each layer',
  'ran       docker pause <every container but job>; docker logs job',
  'ran       your setup.ts, in a process of its own',
])('%j: what is told cannot', (line) => {
  expect(copied(line)).toBeUndefined();
});
