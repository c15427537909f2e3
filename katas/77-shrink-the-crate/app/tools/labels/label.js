import ms from 'ms';

const fresh = ms('2 days');

/** The text of a price label. */
export function label(offer) {
  return `${offer}, best within ${ms(fresh, { long: true })}`;
}
