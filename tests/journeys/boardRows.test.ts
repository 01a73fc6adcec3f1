import { randomFrom } from '../../demo/random';
import { figures, type BoardBar, type Figure } from '../../domain/board/contract';
import type { InputOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import {
  stepsOf,
  WEDNESDAY_TEN,
  外社区居民,
  外社区网格员,
  网格员,
  外社区专员,
  居民,
  街道干部,
  新邻居,
  区管理员,
  社区专员,
} from '../support/town';

const town = townForTests();
const MONTHS = { '2026-09': '2026-09-16T02:00:00.000Z', '2026-11': WEDNESDAY_TEN } as const;
const PLACES = ['410403', '410403001', '410403001001', '410403001001001', '410403003', '410403003005'];
const EACH_MONTH = 9;
const random = randomFrom(29);

/** Reported here or far away, about this or that, and taken as far as chance has it. */
const 一件事 = async () => {
  const [who, clerk, checker] = random.pick([
    [居民, 社区专员, 网格员],
    [外社区居民, 外社区专员, 外社区网格员],
  ] as const);
  const category = random.pick(['lighting', 'litter', 'noise'] as const);
  const said = { text: '这里有一件事请来看看', photos: [], category };
  const { requestId } = await town().as(who).does('request.submit', said);
  const end = random.pick(['submitted', 'withdrawn', 'accepted', 'whistled', 'judged', 'rated', 'again'] as const);
  if (end === 'submitted') return;
  if (end === 'withdrawn') return void (await town().as(who).does('request.withdraw', { requestId }));
  await town().as(clerk).does('request.accept', { requestId });
  if (end === 'accepted') return;
  const units = random.pick([['dept-chengguan'], ['dept-chengguan', 'dept-zhujian']]);
  const call = {
    units,
    lead: 'dept-chengguan',
    kind: 'ordinary',
    dutyItem: 'L01',
    dutyWhy: '和这一类的放在一起办',
    words: '请来现场一起看',
  } as const;
  await town()
    .as(clerk)
    .does('request.whistle', { requestId, ...call });
  if (end === 'whistled') return;
  const outcome = random.pick(['solved', 'partly'] as const);
  await town().as(clerk).does('request.resolve', { requestId, outcome, words: '现场办了' });
  await town().as(checker).does('request.verify', { requestId, solved: true });
  if (end === 'rated')
    await town()
      .as(who)
      .does('request.rate', { requestId, rating: random.pick(['satisfied', 'soso']) });
  if (end === 'again') await town().as(who).does('request.reopen', { requestId, reason: '还是那样' });
};

beforeAll(async () => {
  for (const at of Object.values(MONTHS)) {
    await town().cloud.clock({ set: at });
    for (let made = 0; made < EACH_MONTH; made += 1) await 一件事();
  }
  for (let minute = 0; minute < 3; minute += 1) await town().tick();
});

// Each board asks some hundred times: as many as anybody may in a minute.
beforeEach(() => town().later(61_000));

type Asked = Omit<InputOf<'board.rows'>, 'figure'>;

const rowsBehind = async (asked: Asked, of: readonly Figure[]): Promise<number> => {
  const pages = of.map((figure) =>
    town()
      .as(区管理员)
      .does('board.rows', { ...asked, figure }),
  );
  return (await Promise.all(pages)).reduce((sum, { rows }) => sum + rows.length, 0);
};

/** Every number a bar says, next to how many matters are behind it. */
const heldAgainst = async ({ label, submitted, rates }: BoardBar, asked: Asked): Promise<string[]> => {
  const said: [name: string, of: readonly Figure[], count: number][] = [
    ['反映', ['submitted'], submitted],
    ...rates.flatMap(({ label: rate, partFigure, wholeFigures, part, whole, waiting }): typeof said => [
      [`${rate} 等着`, [waiting.figure], waiting.count],
      [`${rate} 分子`, [partFigure], part],
      [`${rate} 分母`, wholeFigures, whole],
    ]),
  ];
  const wrong = await Promise.all(
    said.map(async ([name, of, count]) => {
      const behind = await rowsBehind(asked, of);
      return behind === count ? '' : `${JSON.stringify(asked)} ${label} ${name}: ${count}, ${behind} behind it`;
    }),
  );
  return wrong.filter(Boolean);
};

test.each(PLACES.flatMap((placeId) => Object.keys(MONTHS).map((month) => ({ placeId, month }))))(
  '$placeId $month 的每个数：点开几件就是几件，分片、分类、分部门、分月都是',
  async (where) => {
    const board = await town().as(区管理员).does('board.rates', where);
    const wrong: string[] = [];
    for (const { figure, count } of board.total)
      if ((await rowsBehind(where, [figure])) !== count) wrong.push(`${figures[figure]}: ${count}`);
    for (const bar of board.byPlace) wrong.push(...(await heldAgainst(bar, { ...where, placeId: bar.key })));
    for (const bar of board.byCategory)
      wrong.push(...(await heldAgainst(bar, { ...where, category: bar.key as 'lighting' })));
    for (const bar of board.byDepartment) wrong.push(...(await heldAgainst(bar, { ...where, department: bar.key })));
    for (const bar of board.byMonth) wrong.push(...(await heldAgainst(bar, { ...where, month: bar.key })));
    expect(wrong).toEqual([]);
  },
);

test('区里有每个街道的，街道里有每个社区的，社区里有每个网格的，带着名字，还是一趟；网格下面没有', async () => {
  const below = async (placeId: string) => {
    const { value, call } = await town().as(区管理员).costs('board.rates', { placeId });
    expect(stepsOf(call)).toBe(1);
    for (const { documentsExamined: examined, documentsReturned: returned } of call.trips)
      expect(examined).toBeLessThanOrEqual(Math.max(1, 1.2 * (returned ?? 0)));
    return value;
  };
  const names = async (placeId: string) => (await below(placeId)).byPlace.map(({ key, label }) => `${key} ${label}`);
  expect(await names('410403')).toEqual(['410403001 东安路街道', '410403003 五一路街道']);
  expect(await names('410403001')).toEqual(['410403001001 东苑社区']);
  expect(await names('410403001001001')).toEqual([]);
  const community = await below('410403001001');
  expect(community.byPlace.map(({ label }) => label)).toContain('第1网格');
  const district = await below('410403');
  const sum = district.byPlace.reduce((total, { submitted }) => total + submitted, 0);
  expect(sum).toBe(district.total.find(({ figure }) => figure === 'submitted')?.count);
  expect(sum).toBeGreaterThan(0);
});

test('居民看到的：不到五件的小格子不单列，也点不开；社区和月份的总数照样看得到，街道的人全看得到', async () => {
  const fine = { placeId: '410403001001001', month: '2026-11' };
  const whole = await town().as(街道干部).does('board.rates', fine);
  const shown = await town().as(新邻居).does('board.rates', fine);
  const small = whole.total.filter(({ count }) => count > 0 && count < 5);
  expect(small.length).toBeGreaterThan(0);
  expect([whole.few, shown.few]).toEqual([false, true]);
  for (const { figure, count } of small) {
    expect(shown.total.map((one) => one.figure)).not.toContain(figure);
    const asked = { ...fine, figure };
    const { value, trips } = await town().as(新邻居).costs('board.rows', asked);
    expect({ ...value, trips }).toEqual({ rows: [], next: '', few: true, trips: 1 });
    expect((await town().as(街道干部).does('board.rows', asked)).rows).toHaveLength(count);
  }
  const total = { placeId: '410403001001', month: '2026-11' };
  const above = await town().as(新邻居).does('board.rates', total);
  expect(above.total).toEqual((await town().as(街道干部).does('board.rates', total)).total);
  for (const bar of [...above.byPlace, ...above.byCategory, ...above.byDepartment])
    expect(bar.submitted).toBeGreaterThanOrEqual(5);
});

test('部门一栏和分类一起看也对；没有的部门一件也没有', async () => {
  const where = { placeId: '410403', month: '2026-11' };
  const count = async (more: object) =>
    (
      await town()
        .as(区管理员)
        .does('board.rows', { ...where, ...more })
    ).rows.length;
  const { byDepartment } = await town().as(区管理员).does('board.rates', where);
  const [first] = byDepartment;
  expect(first?.submitted).toBeGreaterThan(0);
  const department = first?.key ?? '';
  expect(await count({ department })).toBe(first?.submitted);
  const each = await Promise.all(
    ['lighting', 'litter', 'noise'].map((category) => count({ department, category, figure: 'submitted' })),
  );
  expect(each.reduce((sum, one) => sum + one, 0)).toBe(first?.submitted);
  expect(await count({ department: '没有这个局' })).toBe(0);
});
