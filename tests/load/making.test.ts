import type { ActionName } from '../../domain/contract';
import { deaths, GIVEN_UP_MS } from '../support/crashes';
import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 想要老花镜 } from '../support/wishes';
import { anOperationId, 居民, 庭院长, 社区专员, 网格员 } from '../support/town';

const town = townForTests();
const many = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)));

const countOf = async (collection: string): Promise<number> => (await town().cloud.documents(collection, 1000)).length;

type Making = {
  readonly who: string;
  readonly action: ActionName;
  readonly input: () => Promise<object>;
  /** What comes into being, and how many. */
  readonly makes: Readonly<Record<string, number>>;
};

const recorded = { placeId: '410403001001-e1-b3', consent: 'inPerson', wisher: {} };
const EAST = '410403001001';
const makings: readonly Making[] = [
  { who: 居民, action: 'wish.post', input: () => Promise.resolve(想要老花镜), makes: { wishes: 1 } },
  {
    who: 网格员,
    action: 'wish.record',
    input: () => Promise.resolve({ ...想要老花镜, ...recorded }),
    makes: { wishes: 1 },
  },
  {
    who: 社区专员,
    action: 'wish.fromRequest',
    input: async () => ({ requestId: await aRequest(town(), 'handling'), ...想要老花镜 }),
    makes: { wishes: 1 },
  },
  {
    who: 社区专员,
    action: 'volunteer.openTeam',
    input: () => Promise.resolve({ placeId: EAST, name: '东苑护绿队', aim: 'green' }),
    makes: { units: 1, posts: 1 },
  },
  {
    who: 社区专员,
    action: 'organisation.add',
    input: () => Promise.resolve({ placeId: EAST, name: '共建单位 新来的' }),
    makes: { units: 1, posts: 1 },
  },
];

const counts = async (names: readonly string[]): Promise<number[]> => Promise.all(names.map(countOf));

describe.each(makings)('$action', ({ who, action, input, makes }) => {
  const names = Object.keys(makes);
  const made = (before: readonly number[]): number[] =>
    before.map((count, at) => count + (makes[names[at] ?? ''] ?? 0));
  const does = (said: object, press: string): Promise<unknown> =>
    town()
      .as(who)
      .does(action, said as never, press);

  test('50 replays at once make it once', async () => {
    const said = await input();
    const before = await counts(names);
    const press = anOperationId();
    const outcomes = await many(50, () => town().outcome(does(said, press)));
    expect(outcomes).toContain('done');
    expect(outcomes.filter((one) => one !== 'done' && one !== 'BUSY')).toEqual([]);
    expect(await counts(names)).toEqual(made(before));
  });

  test.each(deaths)('%s any write, then a retry: made once, nothing half', async (kind) => {
    for (const nth of [1, 2, 3, 4]) {
      const said = await input();
      const before = await counts(names);
      const press = anOperationId();
      await town().cloud.faults([{ kind, nth, times: 1, function: 'volunteers' }]);
      const first = does(said, press);
      if (nth === 1) await expect(first).rejects.toBeDefined();
      else await first.catch(() => undefined);
      await town().cloud.faults([]);
      await town().later(GIVEN_UP_MS);
      await does(said, press);
      expect(await counts(names)).toEqual(made(before));
    }
  });
});

test('50 replays of registering, at once, are one card with one answer', async () => {
  const press = anOperationId();
  const card = { skills: ['care' as const], freeHours: ['weekends' as const], birthYear: 2012 };
  const outcomes = await many(50, () => town().outcome(town().as(庭院长).does('volunteer.register', card, press)));
  expect(outcomes).toContain('done');
  expect(outcomes.filter((one) => one !== 'done' && one !== 'BUSY')).toEqual([]);
  const again = await town().as(庭院长).does('volunteer.register', card, press);
  expect((await town().as(庭院长).does('volunteer.me', {})).card?.guardian).toEqual(again.card?.guardian);
});
