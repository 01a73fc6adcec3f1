import { townForTests } from '../support/moveIsKept';
import { nightOf } from '../support/points';
import { rush } from '../support/market';

const town = townForTests();

test('1,000 redemptions at once on a stock of 50 from 100 purses: 50 vouchers, and every point is somewhere', async () => {
  const found = await rush(town(), { people: 100, redemptions: 1000, stock: 50 });
  expect(found).toMatchObject({ won: 50, otherwise: ['REWARD_GONE'], vouchers: 50, left: 0, inVouchers: 500 });
  expect(found.inPurses + found.inVouchers).toBe(found.due);
  expect((await nightOf(town(), '2026-11-18')).differences).toEqual([]);
});
