import { town as demoTown } from '../../../demo/town';
import type { TestPhone } from '../../support/phone';
import { WEDNESDAY_TEN, 居民, 社区专员, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

const KB = 1024;
const ROWS = 75;
const PATIENCE_MS = 20_000;

let town: Town;
beforeAll(async () => {
  town = await aTown();
  const { serviceRequests } = demoTown(7, new Date(WEDNESDAY_TEN)).collections;
  const mine = serviceRequests.filter(
    ({ reporterId, state }) => reporterId === 'o-demo-resident-1' && state !== 'closed',
  );
  const many = Array.from({ length: ROWS }, (_, index) => ({
    ...mine[index % mine.length],
    _id: `weight${String(index).padStart(18, '0')}`,
    number: `261118-W${String(index).padStart(4, '0')}`,
  }));
  await town.cloud.load({ collections: { serviceRequests: many } });
});
afterAll(() => town.stop());
afterEach(phonesOff);

const rowsOf = (phone: TestPhone) => phone.page().element.querySelectorAll('.request').length;

test('the first screen arrives in at most 3 calls and 25 KB', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.waitFor('我楼里的人', PATIENCE_MS);
  const { pages, nodes } = phone.counts();
  expect(pages.setData).toBeLessThanOrEqual(3);
  expect(pages.bytes).toBeLessThanOrEqual(25 * KB);
  expect(nodes).toBeLessThanOrEqual(300);
}, 60_000);

test('a tap sends at most 2 KB in one call', async () => {
  const phone = await phoneOf(town, 居民);
  await phone.tap('拍一拍，反映问题');
  await phone.waitFor('感人故事', PATIENCE_MS);
  await phone.waitFor('焦化厂家属院', PATIENCE_MS);
  phone.counts();
  await phone.tap('感人故事');
  await phone.waitFor('照片里的人同意公开');
  const { pages } = phone.counts();
  expect(pages.setData).toBe(1);
  expect(pages.bytes).toBeLessThanOrEqual(2 * KB);
}, 60_000);

// The budget is 12 KB. Behind every line of the workbench lie its ways, to be swiped to: it is held where it is.
test.each([
  [居民, 'packages/requests/list/index', 12],
  [社区专员, 'packages/staff/inbox/index', 22],
])(
  '%s reads on: 20 more rows of %s cost at most %i KB',
  async (who, path, most) => {
    const phone = await phoneOf(town, who, { launch: { path } });
    await phone.waitFor(() => rowsOf(phone) === 20, PATIENCE_MS);
    phone.counts();
    phone.page().call('onReachBottom');
    await phone.waitFor(() => rowsOf(phone) === 40, PATIENCE_MS);
    expect(phone.counts().pages.bytes).toBeLessThanOrEqual(most * KB);
  },
  60_000,
);
