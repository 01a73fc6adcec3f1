import { townForTests } from '../support/moveIsKept';
import { aWish } from '../support/wishes';
import { 共建联系人, 居民, 庭院长, 志愿者, 社区专员, 网格员 } from '../support/town';

const town = townForTests();
const wished = { title: '想要一副老花镜', text: '三百度', kind: 'thing' as const };

test('a wall, what is mine, a wish, the inbox: one trip each', async () => {
  const wishId = await aWish(town(), 'listed');
  expect((await town().as(居民).costs('wish.list', { of: 'wall' })).trips).toBe(1);
  expect((await town().as(居民).costs('wish.list', { of: 'mine' })).trips).toBe(1);
  expect((await town().as(志愿者).costs('wish.list', { of: 'claimed' })).trips).toBe(1);
  expect((await town().as(社区专员).costs('wish.list', { of: 'inbox' })).trips).toBe(1);
  expect((await town().as(志愿者).costs('wish.read', { wishId })).trips).toBe(1);
});

test('posting and claiming cost one trip, every other step two', async () => {
  expect((await town().as(居民).costs('wish.post', wished)).trips).toBe(1);
  const wishId = await aWish(town());
  const act = async (who: string, action: 'wish.approve' | 'wish.claim', input: { wishId: string }) =>
    (await town().as(who).costs(action, input)).trips;
  expect(await act(社区专员, 'wish.approve', { wishId })).toBe(2);
  expect(await act(志愿者, 'wish.claim', { wishId })).toBe(1);
  expect((await town().as(志愿者).costs('wish.deliver', { wishId, words: '送到了' })).trips).toBe(2);
  expect((await town().as(居民).costs('wish.reopen', { wishId })).trips).toBe(2);
  expect((await town().as(志愿者).costs('wish.deliver', { wishId, words: '换好了' })).trips).toBe(2);
  expect((await town().as(居民).costs('wish.confirm', { wishId })).trips).toBe(2);
});

test('a page of the wall looks at no more than it shows', async () => {
  for (let index = 0; index < 25; index += 1) await aWish(town(), index % 2 === 0 ? 'listed' : 'submitted');
  const { value, call } = await town().as(居民).costs('wish.list', { of: 'wall' });
  for (const trip of call.trips) expect(trip.documentsExamined).toBeLessThanOrEqual(value.rows.length + 1);
});

test('my card, teams, a team and organisations: one trip each', async () => {
  const ask = async (doing: Promise<{ trips: number }>) => (await doing).trips;
  expect(await ask(town().as(志愿者).costs('volunteer.me', {}))).toBeLessThanOrEqual(1);
  expect(await ask(town().as(居民).costs('volunteer.teams', {}))).toBe(1);
  expect(await ask(town().as(居民).costs('volunteer.team', { teamId: 'volunteers-dongyuan' }))).toBe(1);
  expect(await ask(town().as(居民).costs('organisation.list', { placeId: '410403001001' }))).toBe(1);
  expect(await ask(town().as(共建联系人).costs('organisation.mine', {}))).toBe(1);
  const card = { skills: ['care' as const], freeHours: ['weekends' as const] };
  expect(await ask(town().as(庭院长).costs('volunteer.register', card))).toBeLessThanOrEqual(2);
});

describe('pictures take the same road as those of a request', () => {
  const lamp = 'cloud://local-x.local/photos/demo-lamp-off.png';

  test('one that waits for its answer is seen by the wisher alone, one that passed by the claimer as well', async () => {
    await town().cloud.verdicts({});
    const { wishId } = await town()
      .as(居民)
      .does('wish.post', { ...wished, photos: [lamp] });
    await town().as(社区专员).does('wish.approve', { wishId });
    await town().as(志愿者).does('wish.claim', { wishId });
    expect((await town().as(居民).does('wish.read', { wishId })).photos).toEqual([lamp]);
    expect((await town().as(志愿者).does('wish.read', { wishId })).photos).toEqual([]);
    await town().tick();
    await town().later(60_000);
    await town().tick();
    expect((await town().as(志愿者).does('wish.read', { wishId })).photos).toEqual([lamp]);
  });

  test('one nobody answered about waits for a person, who lets it through', async () => {
    const { wishId } = await town()
      .as(居民)
      .does('wish.post', { ...wished, photos: [lamp] });
    await town().later(36 * 60_000);
    await town().as(社区专员).does('wish.approve', { wishId });
    await town().as(社区专员).does('wish.judge', { wishId, fileId: lamp, verdict: 'refused' });
    await town().as(志愿者).does('wish.claim', { wishId });
    expect((await town().as(志愿者).does('wish.read', { wishId })).photos).toEqual([]);
    expect((await town().as(社区专员).does('wish.read', { wishId })).mayJudge).toBe(true);
    await town().as(社区专员).does('wish.judge', { wishId, fileId: lamp, verdict: 'pass' });
    expect((await town().as(志愿者).does('wish.read', { wishId })).photos).toEqual([lamp]);
    expect(await town().outcome(town().as(网格员).does('wish.judge', { wishId, fileId: lamp, verdict: 'pass' }))).toBe(
      'NOT_YOURS_TO_DO',
    );
  });
});
