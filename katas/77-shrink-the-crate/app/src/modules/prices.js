/** What is in the shop window. */
export const offer = 'a loaf of bread, 3.20';
