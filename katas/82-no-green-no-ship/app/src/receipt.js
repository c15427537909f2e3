import ms from 'ms';
import { total } from './basket.js';

const packing = ms('45 minutes');

/** What a customer is told. */
export function receipt(customer, basket) {
  return `${customer} pays ${total(basket)} cents, ready in ${ms(packing, { long: true })}`;
}
