// Prints every picture that tests draw, in whatever colours its environment asks for.
import { draw, everything } from './pictures.ts';

console.log(everything.map((facts) => draw(facts)).join('\n\n'));
