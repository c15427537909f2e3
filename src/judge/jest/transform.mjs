// Node.js loads it, as it does `environment.mjs`.
export { default } from './transform.ts';
