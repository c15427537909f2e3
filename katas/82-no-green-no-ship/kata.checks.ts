/** A unit test that fails. Only where it has run is it known what the program says to it. */
export const testOf = (loaves: number): string => `
test('a great many loaves', () => {
  const cents = total({ bread: ${loaves} });
  assert.equal(cents, 0, \`${loaves} loaves cost \${cents} cents\`);
});
`;
