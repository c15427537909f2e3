import assert from 'node:assert/strict';
import test from 'node:test';
import { nanoid } from 'nanoid';
import { receipt } from '../src/receipt.js';

test('a cake for somebody', () => {
  const customer = nanoid();
  const text = receipt(customer, { cake: 1 });
  assert.ok(text.startsWith(`${customer} pays 1250 cents, `), `the receipt says: ${text}`);
});
