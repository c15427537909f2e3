/** What stands on top of each label. */
const shop = 'Corner Shop';

/** How many letters a line of a label has room for. */
const room = 30;

// Node.js and this file are the first two.
const lines = process.argv.slice(2);
if (lines.length === 0) {
  console.error('A label needs a line at least: node label.js bread');
  process.exit(64);
}

console.log(`${shop}, lines: ${lines.length}`);
for (const line of lines) console.log(`[${line}]`);

// The exit code says how many lines are too long.
process.exitCode = lines.filter((line) => line.length > room).length;
