/** What a loaf of bread costs today. */
export const price = '3.20';
