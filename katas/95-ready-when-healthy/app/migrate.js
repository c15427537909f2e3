// A job: makes the table of what is in stock, if it is not there, and ends.
import { connectOnce } from './database.js';

const { DATABASE_URL, STOCK } = process.env;
const database = await connectOnce(DATABASE_URL);
await database.query('CREATE TABLE IF NOT EXISTS stock (item text PRIMARY KEY)');
await database.query('INSERT INTO stock VALUES ($1) ON CONFLICT DO NOTHING', [STOCK]);
await database.end();
console.log('the table of the stock is there');
