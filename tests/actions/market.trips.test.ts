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

beforeAll(() => aResident(town(), 求职者));

test('every list and every detail of openings, offers and orders is one trip', async () => {
  const [jobId, offerId] = [await aJob(town()), await anOffer(town())];
  const orderId = await anOrder(town(), 求职者, offerId);
  await town()
    .as(求职者)
    .does('seeker.say', { kinds: ['cleaning'], shifts: ['hourly'] });
  expect(await tripsOf(求职者, 'job.list', { kind: 'shopkeeping' })).toBe(1);
  expect(await tripsOf(求职者, 'job.read', { jobId })).toBe(1);
  expect(await tripsOf(店主, 'job.mine', { shopId: 老街粮油店 })).toBe(1);
  expect(await tripsOf(求职者, 'seeker.mine', {})).toBe(1);
  expect(await tripsOf(商圈专员, 'seeker.list', {})).toBe(1);
  expect(await tripsOf(求职者, 'offer.list', { service: 'repair' })).toBe(1);
  expect(await tripsOf(求职者, 'offer.read', { offerId })).toBe(1);
  expect(await tripsOf(另一店主, 'offer.mine', { providerId: 康宁药房 })).toBe(1);
  expect(await tripsOf(商圈专员, 'offer.review', {})).toBe(1);
  expect(await tripsOf(求职者, 'order.list', {})).toBe(1);
  expect(await tripsOf(另一店主, 'order.list', { of: 'toServe', providerId: 康宁药房 })).toBe(1);
  expect(await tripsOf(求职者, 'order.read', { orderId })).toBe(1);
});

test('every change is a look and a write; an order also takes a place and gives it back', async () => {
  const [jobId, offerId] = [await aJob(town()), await anOffer(town(), { places: 3 })];
  expect(await tripsOf(店主, 'job.post', 招理货)).toBe(2);
  expect(await tripsOf(求职者, 'job.interest', { jobId, ...留电话 })).toBe(2);
  const [talk] = (await town().as(店主).does('job.read', { jobId })).talks;
  const talkId = talk?.talkId ?? '';
  expect(await tripsOf(店主, 'job.agree', { jobId, talkId })).toBe(2);
  expect(await tripsOf(店主, 'job.contact', { jobId, talkId })).toBe(3); // the trail, before anything is shown
  expect(await tripsOf(店主, 'job.hire', { jobId, talkId })).toBe(2);
  const { value, trips } = await town()
    .as(求职者)
    .costs('order.place', { offerId, ...下单 });
  expect(trips).toBe(3);
  const { orderId } = value;
  expect(await tripsOf(另一店主, 'order.accept', { orderId })).toBe(2);
  expect(await tripsOf(另一店主, 'order.finish', { orderId })).toBe(2);
  expect(await tripsOf(求职者, 'order.rate', { orderId })).toBe(4);
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
