import { lab } from '#lab';
import {
  belongsAsIn,
  drawHousehold,
  hasAllOf,
  isApartFrom,
  isAsDrawn,
  isOpenToItsKeeper,
} from './kata.checks.ts';

const shop = lab<typeof import('./setup.ts')>(import.meta.url);

const household = drawHousehold();
const from = shop.volume('old', household.files);
const to = shop.volumeToBe('new');
const input = { from: from.name, to: to.name };

test('everything has arrived', async () => {
  await shop.start(input);
  await expect(to).toSatisfy(hasAllOf(household));
});

test('and everything belongs to whom it did', async () => {
  await shop.start(input);
  await expect(to).toSatisfy(belongsAsIn(household));
});

test('the keeper can work with it', async () => {
  await shop.start(input);
  await expect(to).toSatisfy(isOpenToItsKeeper(household));
});

test('the old volume is as it was, and the new one is another', async () => {
  await shop.start(input);
  await expect(from).toSatisfy(isApartFrom(to));
  await expect(from).toSatisfy(isAsDrawn(household));
});

test('the mover has gone', async () => {
  await shop.start(input);
  await expect(shop).toLeaveNoContainer();
  await expect(shop).toLeaveNoVolume();
});
