import type { Kata } from '../katas/kata.ts';

/** The README of a folder that holds these katas. */
export function readmeOf(katas: Kata[], { solutions }: { solutions: boolean }): string {
  const first = katas[0]?.number ?? '41';
  const rows = [
    ...[
      ['`npm start`', 'set up what is missing, and work through the katas'],
      [`\`npm test ${first}\``, 'judge one kata'],
      [`\`npm run dojo -- hint ${first}\``, 'show the next hint'],
      ['`npm run dojo -- list`', 'show every kata, and how far you are'],
      [`\`npm run dojo -- reset ${first}\``, 'begin a kata anew; your files are kept as a backup'],
    ],
    ...(solutions ? [[`\`npm run dojo -- solution ${first}\``, 'show an answer']] : []),
    ['`npm run dojo -- hand-in`', 'write one file with your work, for your teacher'],
    ['`npm run dojo -- sync`', 'after an update: bring in new katas and texts'],
  ];
  const width = Math.max(...rows.map(([command = '']) => command.length));
  const table = rows.map(([command = '', does]) => `| ${command.padEnd(width)} | ${does} |`);
  return `# My dojo

Learn Docker by turning failing specs green, on real containers.

You need [Node.js](https://nodejs.org) 20 or newer. Type:

\`\`\`sh
npm install
npm start
\`\`\`

\`npm start\` finds a Docker engine. On Debian and Ubuntu it can set one up. Then it opens the first kata.

Each folder below \`katas/\` is a kata. Read its \`README.md\`, edit the files that it names, and save.

| ${'type'.padEnd(width)} | to |
| ${'-'.repeat(width)} | --- |
${table.join('\n')}

\`npm run dojo -- --help\` lists all commands. On GitHub, each push judges the katas that you have worked on.

## Updates

\`\`\`sh
npm update docker-dojo${solutions ? ' docker-dojo-solutions' : ''}
npm run dojo -- sync
\`\`\`

\`sync\` never overwrites a file that you have edited.
`;
}
