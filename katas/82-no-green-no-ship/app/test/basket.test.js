import assert from 'node:assert/strict';
import test from 'node:test';
import { total } from '../src/basket.js';

test('two loaves of bread', () => {
  const cents = total({ bread: 2 });
  assert.equal(cents, 640, `the basket costs ${cents} cents`);
});
