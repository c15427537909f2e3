// Seals prices.txt with the token of the head office: the seal goes into prices.seal. The token is the
// content of the file that is named (node seal.js <file>), or else what the variable TOKEN says.
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const token = file ? readFileSync(file, 'utf8').trim() : process.env.TOKEN;
if (!token) throw new Error('there is no token to seal the prices with');

const seal = createHmac('sha256', token).update(readFileSync('prices.txt')).digest('hex');
writeFileSync('prices.seal', `${seal}\n`);
