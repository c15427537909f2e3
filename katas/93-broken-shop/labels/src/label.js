/** What is printed on the next label. */
export const label = 'plums, 2.40';
