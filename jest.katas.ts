// For Jest in a repository with katas of its own: see docs/authors.md.
export { kataOptions } from './src/judge/jest/options.ts';
