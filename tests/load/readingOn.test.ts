import { actionNames, actions, isChanging, type ReadingAction } from '../../domain/contract';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { aCrowdedTown, timesOver } from '../support/crowdedTown';
import { 建设路商户群 } from '../support/merchants';
import { namesIn } from '../support/validInputs';
import { WEDNESDAY_TEN, 商圈专员, 店主, 居民, 志愿者, 志愿队长, 社区专员, 街道干部, type Town } from '../support/town';

let town: Town;
beforeAll(async () => void (town = await aCrowdedTown(WEDNESDAY_TEN)), 60_000);
afterAll(() => town?.stop());

const EAST = '410403001001';
const PAGES_MOST = 100;

type List = readonly [action: ReadingAction, who: string, input: object];
/** Whoever has more than a page of it. Copies of one thing share every instant they are ordered by. */
const lists: readonly List[] = [
  ['request.list', 居民, { of: 'mine' }],
  ['request.list', 社区专员, { of: 'inbox' }],
  ['request.list', 社区专员, { of: 'turn' }],
  ['request.list', 社区专员, { of: 'doing' }],
  ['board.rows', 居民, { placeId: EAST }],
  ['playbook.search', 社区专员, {}],
  ['export.list', 社区专员, { of: 'mine' }],
  ['export.list', 街道干部, { of: 'waiting' }],
  ['task.list', 居民, { of: 'open' }],
  ['task.list', 志愿者, { of: 'mine' }],
  ['task.list', 志愿队长, { of: 'organised' }],
  ['volunteer.members', 志愿队长, { teamId: 'volunteers-dongyuan' }],
  ['wish.list', 志愿者, { of: 'wall' }],
  ['wish.list', 居民, { of: 'mine' }],
  ['wish.list', 志愿者, { of: 'claimed' }],
  ['wish.list', 社区专员, { of: 'inbox' }],
  ['point.rows', 志愿者, {}],
  ['point.score', 志愿者, {}],
  ['point.proposals', 社区专员, { communityId: EAST }],
  ['reward.list', 居民, {}],
  ['reward.vouchers', 志愿者, {}],
  ['shop.list', 商圈专员, {}],
  ['shop.list', 商圈专员, { state: 'verified' }],
  ['group.list', 商圈专员, {}],
  ['need.list', 商圈专员, { groupId: 建设路商户群 }],
  ['need.list', 店主, { groupId: 建设路商户群, of: 'mine' }],
  ['bulletin.list', 店主, { groupId: 建设路商户群 }],
  ['job.list', 居民, {}],
  ['seeker.list', 商圈专员, {}],
  ['offer.list', 居民, {}],
  ['offer.review', 商圈专员, {}],
  ['order.list', 居民, { of: 'mine' }],
];

/** Read on too, and shown elsewhere: vacant posts, whole tables, nights that have not been, a settled shop. */
const elsewhere: readonly ReadingAction[] = [
  'post.list',
  'export.requests',
  'point.reconciliations',
  'reward.settlement',
];

const rowsOf = (answer: object): unknown[] =>
  Object.values(answer)
    .filter(Array.isArray)
    .reduce<unknown[]>((longest, one: unknown[]) => (one.length > longest.length ? one : longest), []);

/** Every page to the end, as the phone asks for them. */
const readOn = async ([action, who, input]: List): Promise<unknown[][]> => {
  const pages: unknown[][] = [];
  for (let cursor: string | undefined; cursor !== '' && pages.length < PAGES_MOST;) {
    const answer = await town.as(who).does(action, { ...input, ...(cursor && { cursor }) } as never);
    pages.push(rowsOf(answer));
    cursor = (answer as { next: string }).next;
  }
  return pages;
};

const said = ([action, who, input]: List): string => `${action} ${JSON.stringify(input)} ${who}`;

test('every list that is read by pages stands in the table', () => {
  const paged = actionNames.filter(
    (action) =>
      !isChanging(action) &&
      namesIn(actions[action].input).includes('cursor') &&
      namesIn(actions[action].output).includes('next'),
  );
  const known = new Set([...lists.map(([action]) => action), ...elsewhere]);
  expect(paged.filter((action) => !known.has(action as ReadingAction))).toEqual([]);
  expect(paged.length).toBeGreaterThan(20);
});

test.each(lists.map((list) => [said(list), list] as const))(
  '%s: read to its end, everything once, however many share an instant',
  async (_, list) => {
    const pages = await readOn(list);
    const rows = pages.flat();
    expect(rows.length).toBeGreaterThan(PAGE_SIZE);
    // In 轮到我的 whoever made or checked a thing is left out after it was read, so a page may be short and go on.
    const isQueue = 'of' in list[2] && list[2].of === 'turn';
    for (const page of isQueue ? [] : pages.slice(0, -1)) expect(page).toHaveLength(PAGE_SIZE);
    // All copies of a thing are there: none left out between two pages, none told twice.
    const times = new Map<string, number>();
    for (const row of rows) times.set(JSON.stringify(row), (times.get(JSON.stringify(row)) ?? 0) + 1);
    const alike = new Set(times.values());
    const isAll = (copies: number) =>
      rows.length % copies === 0 && [...alike].every((count) => count === 1 || count % copies === 0);
    expect({ rows: rows.length, alike: [...alike], all: timesOver.some(isAll) }).toMatchObject({ all: true });
  },
);
