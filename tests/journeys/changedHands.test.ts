import { templates } from '../../domain/notices/templates';
import { aJob, aResident, anOffer, 下单, 换锁芯, 留电话 } from '../support/jobsAndOffers';
import { 老街粮油店, 康宁药房 } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 店主, 另一店主 } from '../support/town';

const town = townForTests();
const 接手的人 = 'next-owner';
const 邻居 = 'hands-neighbour';
const subscribed = [templates.progress];

beforeAll(() => Promise.all([aResident(town(), 接手的人), aResident(town(), 邻居)]));

const handedOver = async (shopId: string, from: string): Promise<void> => {
  const { invitation } = await town().as(from).does('shop.invite', { shopId, as: 'owner' });
  await town()
    .as(接手的人)
    .does('shop.accept', { code: invitation?.code ?? '' });
};

/** How many messages about this page somebody was sent. */
const told = async (who: string, id: string): Promise<number> => {
  await town().tick();
  const { openid } = await town().cloud.login(who);
  return (await town().cloud.outbox(openid)).filter(({ page }) => String(page).includes(id)).length;
};

test('店转手以后，招工的消息发给现在的店主，原来的店主再也收不到', async () => {
  const jobId = await aJob(town(), { subscribed: [templates.progress, templates.progress] });
  await town()
    .as(邻居)
    .does('job.interest', { jobId, ...留电话 });
  expect(await told(店主, jobId)).toBe(1);

  await handedOver(老街粮油店, 店主);
  expect((await town().as(店主).does('job.mine', {})).posted).toEqual([]);
  expect((await town().as(接手的人).does('job.mine', {})).posted).toContainEqual(expect.objectContaining({ jobId }));
  await town().as(接手的人).does('job.extend', { jobId, until: '2026-12-20', subscribed });
  expect(
    await town().outcome(
      town()
        .as(接手的人)
        .does('job.interest', { jobId, ...留电话 }),
    ),
  ).toBe('JOB_OWN');
  await town()
    .as(店主)
    .does('job.interest', { jobId, ...留电话 });
  expect(await told(接手的人, jobId)).toBe(1);
  expect(await told(店主, jobId)).toBe(1);
});

test('店转手以后，有人下单、退回补充也只告诉现在的店主', async () => {
  const offerId = await anOffer(town(), { subscribed });
  await handedOver(康宁药房, 另一店主);
  const { kind, service, title, prices } = 换锁芯;
  await town().as(接手的人).does('offer.revise', { offerId, kind, service, title, prices, subscribed });
  await town().as(商圈专员).does('offer.sendBack', { offerId, reason: '请写清楚价格' });
  expect(await told(接手的人, offerId)).toBe(1);
  await town().as(接手的人).does('offer.revise', { offerId, kind, service, title, prices, subscribed });
  await town().as(商圈专员).does('offer.approve', { offerId });
  expect(await told(接手的人, offerId)).toBe(2);
  expect(await told(另一店主, offerId)).toBe(0);
});

test('接单的人离开店以后，这一单的消息发给店主', async () => {
  const offerId = await anOffer(town(), { shopId: 老街粮油店 }).catch(() => '');
  expect(offerId).toBe(''); // the pharmacist has no say in the grocer's shop
  const { offerId: own } = await town()
    .as(接手的人)
    .does('offer.submit', { ...换锁芯, shopId: 老街粮油店 });
  await town().as(商圈专员).does('offer.approve', { offerId: own });
  const { orderId } = await town()
    .as(邻居)
    .does('order.place', { offerId: own, ...下单 });
  await town().as(接手的人).does('order.accept', { orderId, subscribed });
  await town().as(接手的人).does('order.finish', { orderId });
  await town().as(邻居).does('order.rate', { orderId });
  expect(await told(接手的人, orderId)).toBe(1);
});
