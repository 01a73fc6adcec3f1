import type { ChangingAction, InputOf } from '../../domain/contract';
import { aJob, aResident, anOffer, 下单, 换锁芯, 招理货, 留电话 } from '../support/jobsAndOffers';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, Refused, 商圈专员, 店主, 另一店主 } from '../support/town';

const town = townForTests();
const crowd = Array.from({ length: 50 }, (_, index) => `market-crowd-${index}`);
const [一人 = ''] = crowd;

beforeAll(async () => {
  for (let at = 0; at < crowd.length; at += 10)
    await Promise.all(crowd.slice(at, at + 10).map((who) => aResident(town(), who)));
});

type Doc = Record<string, unknown>;
const documents = (collection: string): Promise<Doc[]> => town().cloud.documents(collection, 1000);
const document = async (collection: string, id: string): Promise<Doc> =>
  (await documents(collection)).find(({ _id }) => _id === id) ?? Promise.reject(new Error(`no ${collection}/${id}`));

/** The phone presses again for whoever was told to wait a few seconds. */
const pressing = async <A extends ChangingAction>(who: string, action: A, input: InputOf<A>): Promise<string> => {
  const press = anOperationId();
  for (let tries = 0; tries < 5; tries += 1) {
    const heard = await town().outcome(town().as(who).does(action, input, press));
    if (heard !== 'BUSY') return heard;
  }
  return 'BUSY';
};

/** Fifty times the same press at once: all of them hear yes, and nothing happens twice. */
const pressed50 = async <A extends ChangingAction>(who: string, action: A, input: InputOf<A>): Promise<Doc> => {
  const press = anOperationId();
  const answers = await Promise.all(crowd.map(() => town().as(who).does(action, input, press)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  return answers[0] as Doc;
};

test('50 位居民同时下单只有 10 个名额的服务：10 单，一个不多', async () => {
  const offerId = await anOffer(town(), { places: 10 });
  const outcomes = await Promise.all(crowd.map((who) => pressing(who, 'order.place', { offerId, ...下单 })));
  expect(outcomes.filter((heard) => heard === 'done')).toHaveLength(10);
  expect(outcomes.filter((heard) => heard === 'OFFER_GONE')).toHaveLength(40);
  expect((await documents('orders')).filter((order) => order['offerId'] === offerId)).toHaveLength(10);
  expect(await document('offers', offerId)).toMatchObject({ taken: 10, takerCount: 10 });
});

test('50 位居民同时对一条招工感兴趣：每人一条意向，店家都看得到', async () => {
  const jobId = await aJob(town());
  const outcomes = await Promise.all(crowd.map((who) => pressing(who, 'job.interest', { jobId, ...留电话 })));
  expect(new Set(outcomes)).toEqual(new Set(['done']));
  expect((await town().as(店主).does('job.read', { jobId })).talks).toHaveLength(50);
});

test('一个人从两部手机同时下同一单：只有一单', async () => {
  const offerId = await anOffer(town());
  const outcomes = await Promise.all([1, 2].map(() => pressing(一人, 'order.place', { offerId, ...下单 })));
  expect([...outcomes].sort()).toEqual(['ORDER_YOURS', 'done']);
});

test('下单时在每一次写之前和之后断掉，再按一次还是一单一个名额', async () => {
  for (const kind of ['crashBefore', 'crashAfter'] as const)
    for (const nth of [1, 2, 3]) {
      const offerId = await anOffer(town(), { places: 5 });
      await town().cloud.faults([{ kind, function: 'merchants', action: 'order.place', nth, times: 1 }]);
      const press = anOperationId();
      const input = { offerId, ...下单 };
      const cut = town().as(一人).does('order.place', input, press);
      await expect(cut).rejects.not.toBeInstanceOf(Refused);
      await town().cloud.faults([]);
      await town().as(一人).does('order.place', input, press);
      expect((await documents('orders')).filter((order) => order['offerId'] === offerId)).toHaveLength(1);
      expect(await document('offers', offerId)).toMatchObject({ taken: 1, takerCount: 1 });
    }
});

test('下单断掉以后再也没按：十分钟后名额还回去，别人下得了单；按了的不动', async () => {
  const offerId = await anOffer(town(), { places: 2 });
  const input = { offerId, ...下单 };
  const [first = '', second = '', third = ''] = crowd;
  await town().cloud.faults([{ kind: 'crashAfter', function: 'merchants', action: 'order.place', nth: 2, times: 1 }]);
  await expect(town().as(first).does('order.place', input)).rejects.not.toBeInstanceOf(Refused);
  await town().cloud.faults([]);
  await town().as(second).does('order.place', input);
  await town().tick();
  expect(await document('offers', offerId)).toMatchObject({ taken: 2, takerCount: 2 });
  expect(await town().outcome(town().as(third).does('order.place', input))).toBe('OFFER_GONE');
  await town().later(11 * 60_000);
  await town().tick();
  expect(await document('offers', offerId)).toMatchObject({ taken: 1, takerCount: 1, lookKey: '' });
  await town().as(third).does('order.place', input);
  expect(await document('offers', offerId)).toMatchObject({ taken: 2, takerCount: 2 });
});

describe('同一次点击同时发 50 遍，只算一次', () => {
  const lines = async (collection: string, id: string, what: string): Promise<number> =>
    ((await document(collection, id))['history'] as { what: string }[]).filter((line) => line.what === what).length;

  test('发招工、感兴趣、撤回、同意、婉拒、看电话、录用、招满、继续招、撤下', async () => {
    const { jobId } = (await pressed50(店主, 'job.post', { ...招理货, title: '只发这一条', wanted: 5 })) as {
      jobId: string;
    };
    expect((await documents('jobs')).filter(({ title }) => title === '只发这一条')).toHaveLength(1);
    await pressed50(一人, 'job.interest', { jobId, ...留电话 });
    await pressed50(一人, 'job.withdraw', { jobId });
    const again = (await pressed50(一人, 'job.interest', { jobId, ...留电话 })) as { talkId: string };
    const { talkId } = again;
    await pressed50(店主, 'job.agree', { jobId, talkId });
    await pressed50(店主, 'job.contact', { jobId, talkId });
    expect(((await town().as(一人).does('job.read', { jobId })).my?.views ?? []).length).toBe(1);
    await pressed50(店主, 'job.hire', { jobId, talkId });
    const other = (await town()
      .as(crowd[1] ?? '')
      .does('job.interest', { jobId, ...留电话 })) as { talkId: string };
    await pressed50(店主, 'job.decline', { jobId, talkId: other.talkId });
    await pressed50(店主, 'job.fill', { jobId });
    await pressed50(店主, 'job.extend', { jobId, until: '2026-12-20' });
    await pressed50(店主, 'job.close', { jobId, reason: '已经招到人了' });
    for (const what of ['post', 'fill', 'extend', 'close']) expect(await lines('jobs', jobId, what)).toBe(1);
    expect(await document('jobs', jobId)).toMatchObject({ talkCount: 3 });
  });

  test('登记求职、推荐、停止求职', async () => {
    const jobId = await aJob(town());
    const said = { kinds: ['carrying' as const], shifts: ['evening' as const] };
    const { seekerId } = (await pressed50(一人, 'seeker.say', said)) as { seekerId: string };
    await pressed50(商圈专员, 'seeker.match', { seekerId, jobId });
    await pressed50(一人, 'seeker.stop', {});
    expect((await town().as(一人).does('seeker.mine', {})).seeker).toMatchObject({
      matches: [{ jobId }],
      state: 'stopped',
    });
  });

  test('提交服务、退回、修改、审核、暂停、恢复、下架', async () => {
    const { offerId } = (await pressed50(另一店主, 'offer.submit', { ...换锁芯, title: '只交这一项' })) as {
      offerId: string;
    };
    expect((await documents('offers')).filter(({ title }) => title === '只交这一项')).toHaveLength(1);
    await pressed50(商圈专员, 'offer.sendBack', { offerId, reason: '请写清价格' });
    const { kind, service, title, prices } = 换锁芯;
    await pressed50(另一店主, 'offer.revise', { offerId, kind, service, title, prices });
    await pressed50(商圈专员, 'offer.approve', { offerId });
    await pressed50(另一店主, 'offer.pause', { offerId });
    await pressed50(另一店主, 'offer.resume', { offerId });
    await pressed50(另一店主, 'offer.close', { offerId, reason: '不再提供了' });
    for (const what of ['submit', 'sendBack', 'revise', 'approve', 'pause', 'resume', 'close'])
      expect(await lines('offers', offerId, what)).toBe(1);
  });

  test('下单、接单、看电话、做完、不满意、满意、取消、拒接', async () => {
    const offerId = await anOffer(town(), { places: 3 });
    const ordered = async (): Promise<string> =>
      String((await pressed50(一人, 'order.place', { offerId, ...下单 }))['orderId']);
    const orderId = await ordered();
    await pressed50(另一店主, 'order.accept', { orderId });
    await pressed50(另一店主, 'order.contact', { orderId });
    await pressed50(另一店主, 'order.finish', { orderId });
    await pressed50(一人, 'order.reopen', { orderId, reason: '还是有点问题' });
    await pressed50(另一店主, 'order.finish', { orderId });
    await pressed50(一人, 'order.rate', { orderId });
    for (const what of ['place', 'accept', 'reopen', 'satisfied']) expect(await lines('orders', orderId, what)).toBe(1);
    expect(await document('orders', orderId)).toMatchObject({ reopened: 1, contactViews: [{ who: '康宁药房' }] });
    await town().tick();
    expect(await document('offers', offerId)).toMatchObject({ taken: 1, takerCount: 0 });
    const second = await ordered();
    await pressed50(一人, 'order.cancel', { orderId: second, reason: '不用了' });
    const third = await ordered();
    await pressed50(另一店主, 'order.decline', { orderId: third, reason: '这几天不在' });
    await town().tick();
    expect(await document('offers', offerId)).toMatchObject({ taken: 1, takerCount: 0 });
  });
});
