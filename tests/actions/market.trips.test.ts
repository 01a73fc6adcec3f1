import type { ActionName, InputOf } from '../../domain/contract';
import { aJob, aResident, anOffer, anOrder, 下单, 招理货, 留电话 } from '../support/jobsAndOffers';
import { 康宁药房, 老街粮油店 } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 店主, 另一店主 } from '../support/town';

const town = townForTests();
const 求职者 = 'trips-seeker';

/** What an action costs, one database trip after another. */
const tripsOf = async <A extends ActionName>(who: string, action: A, input: InputOf<A>): Promise<number> =>
  (await town().as(who).costs(action, input)).trips;

/** The same beyond what is read beside the caller, while WeChat looks at the words. */
const writesOf = async <A extends ActionName>(who: string, action: A, input: InputOf<A>): Promise<number> => {
  const { call } = await town().as(who).costs(action, input);
  return new Set(call.trips.map(({ step }) => step).filter((step) => step > 1)).size;
};

beforeAll(() => aResident(town(), 求职者));

test('every list and every detail of openings, offers and orders is one trip', async () => {
  const [jobId, offerId] = [await aJob(town()), await anOffer(town())];
  const orderId = await anOrder(town(), 求职者, offerId);
  await town()
    .as(求职者)
    .does('seeker.say', { kinds: ['cleaning'], shifts: ['hourly'] });
  expect(await tripsOf(求职者, 'job.list', { kind: 'shopkeeping' })).toBe(1);
  expect(await tripsOf(求职者, 'job.read', { jobId })).toBe(1);
  expect(await tripsOf(店主, 'job.mine', {})).toBe(2);
  expect(await tripsOf(店主, 'job.mine', { shopId: 老街粮油店 })).toBe(1);
  expect(await tripsOf(求职者, 'seeker.mine', {})).toBe(1);
  expect(await tripsOf(商圈专员, 'seeker.list', {})).toBe(1);
  expect(await tripsOf(求职者, 'offer.list', { service: 'repair' })).toBe(1);
  expect(await tripsOf(求职者, 'offer.read', { offerId })).toBe(1);
  expect(await tripsOf(另一店主, 'offer.mine', {})).toBe(2);
  expect(await tripsOf(另一店主, 'offer.mine', { providerId: 康宁药房 })).toBe(1);
  expect(await tripsOf(商圈专员, 'offer.review', {})).toBe(1);
  expect(await tripsOf(求职者, 'order.list', {})).toBe(1);
  expect(await tripsOf(另一店主, 'order.list', { of: 'toServe', providerId: 康宁药房 })).toBe(1);
  expect(await tripsOf(求职者, 'order.read', { orderId })).toBe(1);
});

test('every change is a look and a write, and an order takes its place and is written', async () => {
  const [jobId, offerId] = [await aJob(town()), await anOffer(town(), { places: 3 })];
  expect(await tripsOf(店主, 'job.post', 招理货)).toBe(2);
  expect(await writesOf(求职者, 'job.interest', { jobId, ...留电话 })).toBe(1);
  const [talk] = (await town().as(店主).does('job.read', { jobId })).talks;
  const talkId = talk?.talkId ?? '';
  expect(await tripsOf(店主, 'job.agree', { jobId, talkId })).toBe(2);
  expect(await tripsOf(店主, 'job.contact', { jobId, talkId })).toBe(3); // the trail, before anything is shown
  expect(await tripsOf(店主, 'job.hire', { jobId, talkId })).toBe(2);
  expect(await writesOf(求职者, 'order.place', { offerId, ...下单 })).toBe(2);
  const [{ orderId = '' } = {}] = (await town().as(求职者).does('order.list', {})).rows;
  expect(await tripsOf(另一店主, 'order.accept', { orderId })).toBe(2);
  expect(await tripsOf(另一店主, 'order.finish', { orderId })).toBe(2);
  expect(await tripsOf(求职者, 'order.rate', { orderId })).toBe(2);
  const second = await anOrder(town(), 求职者, offerId);
  expect(await tripsOf(另一店主, 'order.decline', { orderId: second, reason: '这几天不在' })).toBe(2);
  const third = await anOrder(town(), 求职者, offerId);
  expect(await tripsOf(求职者, 'order.cancel', { orderId: third })).toBe(2);
});

test('somebody else’s shop shows nothing of what it serves', async () => {
  const offerId = await anOffer(town());
  await town()
    .as('resident-2')
    .does('order.place', { offerId, ...下单 });
  expect((await town().as(店主).does('order.list', { of: 'toServe', providerId: 康宁药房 })).rows).toEqual([]);
  expect((await town().as(店主).does('offer.mine', { providerId: 康宁药房 })).rows).toEqual([]);
  expect((await town().as(求职者).does('job.mine', { shopId: 老街粮油店 })).posted).toEqual([]);
});
