import { templates } from '../../domain/notices/templates';
import { aResident, anOffer, anOrder, 下单, 换锁芯 } from '../support/jobsAndOffers';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 另一店主, 外社区专员, 外社区居民, 店主, 邻居 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;
const 下单人 = 'partner-orderer';
const 联系人 = 'liaison-1';
const EAST = '410403001001';

beforeAll(() => aResident(town(), 下单人));

test('伙伴服务：提交、审核、下单、接单、做完、不满意重做、满意办结', async () => {
  const { offerId } = await town().as(另一店主).does('offer.submit', 换锁芯);
  expect(await town().outcome(town().as(下单人).does('offer.read', { offerId }))).toBe('NOT_FOUND');
  await town().as(商圈专员).does('offer.sendBack', { offerId, reason: '请写清锁芯牌子' });
  const { kind, service, prices } = 换锁芯;
  await town().as(另一店主).does('offer.revise', { offerId, kind, service, prices, title: '上门换锁芯（含锁芯）' });
  await town().as(商圈专员).does('offer.approve', { offerId });
  const { rows } = await town().as(外社区居民).does('offer.list', { service: 'repair' });
  expect(rows).toContainEqual(expect.objectContaining({ offerId, priceWords: '50 元/次', kindLabel: '低偿' }));

  const { orderId } = await town()
    .as(下单人)
    .does('order.place', { offerId, ...下单, subscribed: [templates.progress] });
  expect(
    await town().outcome(
      town()
        .as(下单人)
        .does('order.place', { offerId, ...下单 }),
    ),
  ).toBe('ORDER_YOURS');
  expect(await town().outcome(town().as(另一店主).does('order.contact', { orderId }))).toBe('ORDER_NOT_TAKEN');
  const taken = await town().as(另一店主).does('order.accept', { orderId, words: '今晚过去' });
  expect(taken).toMatchObject({ my: 'provider', contact: '137****2222', mayContact: true });
  expect(await town().as(另一店主).does('order.contact', { orderId })).toEqual(下单.contact);
  await town().as(另一店主).does('order.finish', { orderId });
  await town().tick();
  expect(await town().outcome(town().as(另一店主).does('order.rate', { orderId }))).toBe('NOT_YOURS_TO_DO');
  const again = await town().as(下单人).does('order.reopen', { orderId, reason: '锁还是有点涩' });
  expect(again).toMatchObject({ state: 'accepted', reopened: 1, views: [{ who: '康宁药房' }] });
  expect(again.stages.map(({ done }) => done)).toEqual([true, true, false, false]);
  await town().as(另一店主).does('order.finish', { orderId, words: '重新调过了' });
  expect(await town().as(下单人).does('order.rate', { orderId })).toMatchObject({
    state: 'closed',
    stateLabel: '已完成',
  });
  expect((await town().as(邻居).does('offer.read', { offerId })).closed).toBe(1);
  await town()
    .as(下单人)
    .does('order.place', { offerId, ...下单 });
});

test('共建单位的公益服务：联系人在报到的社区提供，社区审核，别的社区不行', async () => {
  const offer = { unitId: 'org-bank', kind: 'free' as const, service: 'legal' as const, title: '反诈咨询' };
  expect(
    await town().outcome(
      town()
        .as(联系人)
        .does('offer.submit', { ...offer, placeId: '410403003005' }),
    ),
  ).toBe('OFFER_NOT_HERE');
  const { offerId, provider } = await town()
    .as(联系人)
    .does('offer.submit', { ...offer, placeId: EAST });
  expect(provider).toMatchObject({ kind: 'unit', id: 'org-bank' });
  await town().as('clerk-1').does('offer.approve', { offerId });
  const orderId = await anOrder(town(), 下单人, offerId);
  expect((await town().as(联系人).does('order.list', { of: 'toServe' })).rows.map((row) => row.orderId)).toContain(
    orderId,
  );
  expect(await town().as(联系人).does('order.decline', { orderId, reason: '这周已经排满' })).toMatchObject({
    state: 'declined',
  });
});

test('公益不收费，低偿要标价，自己店的服务自己不能下单', async () => {
  const asked = (about: object) =>
    town().outcome(
      town()
        .as(另一店主)
        .does('offer.submit', { ...换锁芯, ...about }),
    );
  expect(await asked({ kind: 'free' })).toBe('OFFER_FREE_PRICE');
  expect(await asked({ prices: [] })).toBe('OFFER_PRICE');
  const offerId = await anOffer(town());
  expect(
    await town().outcome(
      town()
        .as(另一店主)
        .does('order.place', { offerId, ...下单 }),
    ),
  ).toBe('OFFER_OWN');
  expect(await town().outcome(town().as(外社区专员).does('offer.close', { offerId, reason: '不在这里' }))).not.toBe(
    'done',
  );
});

test('名额有限：满了就不能下单，取消一单让出一个名额', async () => {
  const offerId = await anOffer(town(), { places: 1 });
  const orderId = await anOrder(town(), 下单人, offerId);
  expect(
    await town().outcome(
      town()
        .as(邻居)
        .does('order.place', { offerId, ...下单 }),
    ),
  ).toBe('OFFER_GONE');
  await town().as(下单人).does('order.cancel', { orderId, reason: '不用了' });
  await town().tick(); // within the minute
  expect(await town().as(邻居).does('offer.read', { offerId })).toMatchObject({ left: 1, mayOrder: true });
  expect(await anOrder(town(), 邻居, offerId)).toMatch(/^[0-9a-z]{24}$/);
});

test('两个工作日没人接单，社区和下单人都听到；第二次不满意社区过问', async () => {
  const offerId = await anOffer(town());
  const { orderId } = await town()
    .as(下单人)
    .does('order.place', { offerId, ...下单, subscribed: [templates.progress] });
  await town().later(5 * DAY);
  await town().tick();
  expect(await town().as(下单人).does('order.read', { orderId })).toMatchObject({ overdue: true });
  const told = async (words: string) =>
    (await town().cloud.outbox()).filter((one) => one.ok && JSON.stringify(one).includes(words)).length;
  expect(await told('还没人接')).toBeGreaterThan(0);
  expect(await told('还没接单')).toBe(1);
  await town().tick();
  expect(await told('还没接单')).toBe(1);
  await town().as(另一店主).does('order.accept', { orderId });
  for (const reason of ['第一次还是没弄好', '第二次还是没弄好']) {
    await town().as(另一店主).does('order.finish', { orderId });
    await town().as(下单人).does('order.reopen', { orderId, reason });
  }
  await town().tick();
  expect(await told('两次不满意')).toBeGreaterThan(0);
});

test('暂停不接新单，下架要说原因，已接的单照样做完', async () => {
  const offerId = await anOffer(town());
  const orderId = await anOrder(town(), 下单人, offerId);
  await town().as(另一店主).does('order.accept', { orderId });
  await town().as(另一店主).does('offer.pause', { offerId });
  expect(
    await town().outcome(
      town()
        .as(店主)
        .does('order.place', { offerId, ...下单 }),
    ),
  ).toBe('OFFER_OVER');
  await town().as(另一店主).does('offer.resume', { offerId });
  await town().as(商圈专员).does('offer.close', { offerId, reason: '收费和价目不符' });
  await town().as(另一店主).does('order.finish', { orderId });
  expect(await town().as(下单人).does('order.rate', { orderId })).toMatchObject({ state: 'closed' });
});
