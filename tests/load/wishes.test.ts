import type { ActionName } from '../../domain/contract';
import { clockDies, deaths, GIVEN_UP_MS } from '../support/crashes';
import { townForTests } from '../support/moveIsKept';
import { aWish, storedWish, 想要老花镜 } from '../support/wishes';
import { anOperationId, 居民, 志愿者, 社区专员 } from '../support/town';

const town = townForTests();
const many = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)));

const crowd = Array.from({ length: 50 }, (_, index) => `wish-crowd-${index}`);

beforeAll(async () => {
  await many(crowd.length, async (index) => {
    const who = crowd[index] ?? '';
    const home = { placeId: '410403001001-e1-b3', consentVersion: '2026-11-01', nickname: `第${index}位` };
    await town().as(who).does('person.register', home);
    await town()
      .as(who)
      .does('volunteer.register', { skills: ['care'], freeHours: ['weekends'] });
  });
});

const claims = (wish: Record<string, unknown>): number =>
  (wish['history'] as { move: string }[]).filter(({ move }) => move === 'claim').length;

test('50 people claim one wish at once: exactly one has it, everybody else hears that it is taken', async () => {
  const wishId = await aWish(town(), 'listed');
  const outcomes = await many(50, (index) =>
    town().outcome(
      town()
        .as(crowd[index] ?? '')
        .does('wish.claim', { wishId }),
    ),
  );
  expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(['done', 'WISH_TAKEN']));
  const kept = await storedWish(town(), wishId);
  expect(claims(kept)).toBe(1);
  expect(kept).toMatchObject({ state: 'claimed', claimsLeft: 19 });
});

test('50 replays of one claim at once are one claim with one answer, and do not claim again after it was given back', async () => {
  const wishId = await aWish(town(), 'listed');
  const press = anOperationId();
  const answers = await many(50, () => town().as(志愿者).does('wish.claim', { wishId }, press));
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(claims(await storedWish(town(), wishId))).toBe(1);
  await town().as(志愿者).does('wish.release', { wishId, reason: '临时有事' });
  await many(50, () => town().as(志愿者).does('wish.claim', { wishId }, press));
  expect(await storedWish(town(), wishId)).toMatchObject({ state: 'listed', claim: null, claimsLeft: 19 });
});

type Deed = { readonly who: string; readonly action: ActionName; readonly input: (wishId: string) => object };
type Start = Parameters<typeof aWish>[1];
/** Every action that changes a wish, and where it starts. */
const deeds: readonly (Deed & { readonly from: Start; readonly to: string })[] = [
  { who: 社区专员, action: 'wish.approve', input: (wishId) => ({ wishId }), from: 'submitted', to: 'listed' },
  {
    who: 社区专员,
    action: 'wish.sendBack',
    input: (wishId) => ({ wishId, reason: '改短些' }),
    from: 'submitted',
    to: 'sentBack',
  },
  {
    who: 居民,
    action: 'wish.revise',
    input: (wishId) => ({ wishId, ...想要老花镜 }),
    from: 'sentBack',
    to: 'submitted',
  },
  { who: 居民, action: 'wish.withdraw', input: (wishId) => ({ wishId }), from: 'listed', to: 'withdrawn' },
  { who: 志愿者, action: 'wish.claim', input: (wishId) => ({ wishId }), from: 'listed', to: 'claimed' },
  {
    who: 志愿者,
    action: 'wish.release',
    input: (wishId) => ({ wishId, reason: '来不了' }),
    from: 'claimed',
    to: 'listed',
  },
  {
    who: 志愿者,
    action: 'wish.deliver',
    input: (wishId) => ({ wishId, words: '到了' }),
    from: 'claimed',
    to: 'delivered',
  },
  { who: 居民, action: 'wish.reopen', input: (wishId) => ({ wishId }), from: 'delivered', to: 'claimed' },
  { who: 居民, action: 'wish.confirm', input: (wishId) => ({ wishId }), from: 'delivered', to: 'closed' },
  { who: 社区专员, action: 'wish.toRequest', input: (wishId) => ({ wishId }), from: 'listed', to: 'converted' },
  {
    who: 社区专员,
    action: 'wish.bringBack',
    input: (wishId) => ({ wishId, reason: '再挂出' }),
    from: 'converted',
    to: 'listed',
  },
];

const does = ({ who, action, input }: Deed, wishId: string, press: string): Promise<unknown> =>
  town()
    .as(who)
    .does(action, input(wishId) as never, press);

const linesOf = async (wishId: string): Promise<string[]> =>
  ((await storedWish(town(), wishId))['history'] as { move: string }[]).map(({ move }) => move);

const requestsOf = async (wishId: string): Promise<number> =>
  (await town().cloud.documents('serviceRequests', 1000)).filter((request) => request['wishId'] === wishId).length;

describe.each(deeds)('$action', (deed) => {
  test('50 replays at once have one effect', async () => {
    const wishId = await aWish(town(), deed.from);
    const before = await linesOf(wishId);
    const press = anOperationId();
    const outcomes = await many(50, () => town().outcome(does(deed, wishId, press)));
    expect(outcomes).toContain('done');
    expect(outcomes.filter((one) => one !== 'done' && one !== 'BUSY')).toEqual([]);
    expect(await linesOf(wishId)).toHaveLength(before.length + 1);
    expect(await requestsOf(wishId)).toBe(['wish.toRequest', 'wish.bringBack'].includes(deed.action) ? 1 : 0);
  });

  test.each(deaths)('%s any write, then a retry and a sweep: done once, nothing half', async (kind) => {
    for (const nth of [1, 2, 3, 4]) {
      const wishId = await aWish(town(), deed.from);
      const before = await linesOf(wishId);
      const press = anOperationId();
      await town().cloud.faults([{ kind, nth, times: 1, function: 'volunteers' }]);
      const first = does(deed, wishId, press);
      // Every one of them writes at least once, so the first is always hit.
      if (nth === 1) await expect(first).rejects.toBeDefined();
      else await first.catch(() => undefined);
      await town().cloud.faults([]);
      await town().later(GIVEN_UP_MS);
      await does(deed, wishId, press);
      await town().tick();
      await town().tick();
      expect(await storedWish(town(), wishId)).toMatchObject({ state: deed.to });
      expect(await linesOf(wishId)).toHaveLength(before.length + 1);
      expect(await requestsOf(wishId)).toBe(['wish.toRequest', 'wish.bringBack'].includes(deed.action) ? 1 : 0);
    }
  });
});

test.each(deaths)(
  'the clock dies %s any of its writes: a wish that came true is paid and counted once',
  async (kind) => {
    let struck = 0;
    for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const wishId = await aWish(town(), 'closed');
      const counts = async (): Promise<number> =>
        Number(
          (await town().cloud.documents('wishCounts', 100)).find(({ _id }) => _id === '410403001001')?.['fulfilled'] ??
            0,
        );
      const before = await counts();
      if (await clockDies(town(), kind, nth)) struck += 1;
      await town().later(GIVEN_UP_MS);
      await town().tick();
      await town().tick();
      const paid = (await town().cloud.documents('transfers', 1000)).filter(({ _id }) => _id === `wish:${wishId}`);
      expect(paid).toHaveLength(1);
      expect(await counts()).toBe(before + 1);
      expect(await storedWish(town(), wishId)).toMatchObject({ owedDueAt: '', countDueAt: '' });
    }
    expect(struck).toBe(8);
  },
);
