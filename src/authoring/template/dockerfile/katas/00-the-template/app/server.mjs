// TODO: the program in the image. It answers every request on port 8080 with what is in word.txt.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

createServer((_request, response) => response.end(word())).listen(8080);

function word() {
  try {
    return readFileSync('word.txt');
  } catch {
    return 'there is no word.txt here';
  }
}
