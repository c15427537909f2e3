// Jest would transform an environment written in TypeScript into a second copy of it and of all
// that it imports. This file is none for its transformer: Node.js loads the environment itself,
// and it meets `judge` in the same modules.
export { default } from './kata-environment.ts';
