/** What each thing costs, in cents. */
const prices = { bread: 320, cake: 1250, roll: 60 };

/** The price of a basket, in cents: `{ bread: 2, roll: 6 }`. */
export function total(basket) {
  return Object.entries(basket).reduce((sum, [thing, count]) => sum + count * prices[thing], 0);
}
