// The shop's web server. It reads the stock once, when it starts, and shows it on port 8080.
import { createServer } from 'node:http';
import { connectOnce, giveUp } from './database.js';

const database = await connectOnce(process.env.DATABASE_URL);
const { rows } = await database.query('SELECT item FROM stock').catch(giveUp);
await database.end();
const stock = rows.map(({ item }) => item).join(', ');
console.log(`found its database, with ${stock}`);

createServer((_request, response) => response.end(`in stock: ${stock}\n`)).listen(8080);

// Node.js as a container's first process has to be told what a stop means.
process.on('SIGTERM', () => process.exit(0));
