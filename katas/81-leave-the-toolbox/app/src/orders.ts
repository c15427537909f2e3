import ms from 'ms';
import { nanoid } from 'nanoid';

const packing = ms('45 minutes');

/** One line for the customer: the order’s number, and when it can be fetched. */
export function takeOrder(customer: string): string {
  type TicketNumber = string;
  const ticket: TicketNumber = nanoid(8);
  return `order ${ticket} for ${customer}, ready in ${ms(packing, { long: true })}`;
}
