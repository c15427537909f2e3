// Packs what the shop needs into dist/: its program, and its stock in order.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

function packTheShelves(list) {
  return list.trim().split('\n').sort().join('\n');
}

mkdirSync('dist');
cpSync('src/shop.mjs', 'dist/shop.mjs');
writeFileSync('dist/stock.txt', packTheShelves(readFileSync('src/stock.txt', 'utf8')));
