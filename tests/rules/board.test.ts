import fc from 'fast-check';
import { figures, figureGroups, type BoardBar, type BoardView, type Figure } from '../../domain/board/contract';
import { factsOf, figureKey } from '../../domain/board/facts';
import * as board from '../../domain/board/rules';
import { forEverybody, isFineCell, seesAll } from '../../domain/board/shown';
import type { Actor } from '../../domain/kernel/access';
import { isWide, LEAST_PUBLIC, widened } from '../../domain/kernel/cells';
import type { kinds } from '../../domain/requests/channels';
import { channelKeys } from '../../domain/requests/channels';
import { categoryKeys } from '../../domain/requests/categories';
import type { ServiceRequest } from '../../domain/requests/model';
import { clerk, gridWorker, officer, stranger, street } from '../support/cast';
import { lived, someLife } from '../support/lives';

const NOW = new Date('2026-12-31T02:00:00.000Z');
const PLACES = ['410403', '410403001', '410403001001', '410403001001001', '410403001001002'];
const GRIDS = PLACES.slice(-2);
const MONTHS = ['2026-10', '2026-11'];

/** A life like any other, raised somewhere in some month, by some door, about something. */
const someMatter = fc
  .record({
    life: someLife,
    place: fc.constantFrom(...PLACES.slice(2)),
    month: fc.constantFrom(...MONTHS),
    channel: fc.constantFrom(...channelKeys),
    category: fc.constantFrom(...categoryKeys.slice(0, 3)),
    kind: fc.constantFrom('ordinary', 'ordinary', 'nuisance', 'goodDeed'),
    asked: fc.boolean(),
  })
  .map(({ life, place, month, asked, ...of }): ServiceRequest => {
    const { request } = lived(life);
    const scopes = PLACES.filter((one) => place.startsWith(one));
    const who = asked ? {} : { reporterId: '', reporterContact: null };
    return {
      ...request,
      ...of,
      ...who,
      kind: of.kind as keyof typeof kinds,
      scopes,
      submittedAt: `${month}-20T02:00:00.000Z`,
    };
  });

const talliesOf = (matters: readonly ServiceRequest[]): board.Tally[] =>
  PLACES.flatMap((placeId) =>
    MONTHS.map((month) =>
      matters.reduce(
        (tally, matter) => board.counted(tally, null, factsOf(matter), NOW),
        board.newTally(placeId, month),
      ),
    ),
  );

const boardOf = (tallies: readonly board.Tally[], placeId: string, month: string): Omit<BoardView, 'few'> => {
  const here = tallies.filter((one) => one.placeId === placeId);
  const cells = here.find((one) => one.month === month)?.cells ?? [];
  const sum = board.totalOf(cells);
  const below = tallies.filter((one) => one.parentId === placeId && one.month === month);
  return {
    ...{ place: placeId, month, countedAt: NOW.toISOString() },
    dissatisfied: { count: sum.dissatisfied, rows: [] },
    total: board.figureNames.map((figure) => ({ figure, label: figures[figure], count: sum[figure] })),
    rates: board.ratesOf(sum),
    byPlace: board.barsByPlace(
      below.map((one) => ({ _id: one.placeId, name: one.placeId })),
      below,
    ),
    byCategory: board.barsByCategory(cells),
    byDepartment: board.barsByDepartment(cells),
    byMonth: board.barsByMonth(here),
  };
};

type Cell = { placeId: string; month: string; figure: Figure; category?: string; department?: string };

/** As the rows are found: by the key each matter carries, and its category. */
const behind = (
  matters: readonly ServiceRequest[],
  { placeId, month, figure, category, department = '' }: Cell,
): number =>
  matters.filter(
    (one) =>
      one.figureKeys.includes(figureKey(placeId, month, figure, department)) &&
      (category === undefined || one.category === category),
  ).length;

const numbersOf = (bar: BoardBar): [figures: readonly Figure[], count: number][] => [
  [['submitted'], bar.submitted],
  ...bar.rates.flatMap(({ partFigure, wholeFigures, part, whole, waiting }): [readonly Figure[], number][] => [
    [[partFigure], part],
    [wholeFigures, whole],
    [[waiting.figure], waiting.count],
  ]),
];

/** Every number of one board, and the cell it opens. */
const cellsOf = (view: Omit<BoardView, 'few'>, placeId: string): { cells: Cell[]; count: number }[] => {
  const here = { placeId, month: view.month };
  const of = (bars: readonly BoardBar[], more: (key: string) => Partial<Cell>) =>
    bars.flatMap((bar) =>
      numbersOf(bar).map(([names, count]) => ({
        cells: names.map((figure) => ({ ...here, figure, ...more(bar.key) })),
        count,
      })),
    );
  return [
    ...view.total.map(({ figure, count }) => ({ cells: [{ ...here, figure }], count })),
    { cells: [{ ...here, figure: 'dissatisfied' as const }], count: view.dissatisfied.count },
    ...of([{ key: '', label: '', submitted: 0, rates: view.rates }], () => ({})).slice(1),
    ...of(view.byPlace, (key) => ({ placeId: key })),
    ...of(view.byCategory, (key) => ({ category: key })),
    ...of(view.byDepartment, (key) => ({ department: key })),
    ...of(view.byMonth, (key) => ({ month: key })),
  ];
};

const someMatters = fc.array(someMatter, { minLength: 1, maxLength: 25 });

test('every figure opens exactly the matters it counts, at every level, month, category and department', () => {
  fc.assert(
    fc.property(someMatters, (lives) => {
      const matters = lives.map(board.talliedAs);
      const tallies = talliesOf(matters);
      for (const placeId of PLACES)
        for (const month of MONTHS)
          for (const { cells, count } of cellsOf(boardOf(tallies, placeId, month), placeId))
            expect(`${JSON.stringify(cells[0])} ${cells.reduce((sum, cell) => sum + behind(matters, cell), 0)}`).toBe(
              `${JSON.stringify(cells[0])} ${count}`,
            );
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('a matter taken away from what it was and counted as what it is leaves no trace of before', () => {
  fc.assert(
    fc.property(someMatter, someMatter, (one, other) => {
      const [before, after] = [factsOf(one), factsOf(other)];
      for (const placeId of PLACES)
        for (const month of MONTHS) {
          const fresh = board.newTally(placeId, month);
          const once = board.counted(board.counted(fresh, null, before, NOW), before, after, NOW);
          const never = board.counted(fresh, null, after, NOW);
          expect(board.totalOf(once.cells)).toEqual(board.totalOf(never.cells));
        }
    }),
    { numRuns: 50 },
  );
});

test('in public nothing finer than a community’s month is smaller than five, nor found by taking the rest from the sum', () => {
  fc.assert(
    fc.property(someMatters, (lives) => {
      const tallies = talliesOf(lives.map(board.talliedAs));
      for (const placeId of PLACES)
        for (const month of MONTHS) {
          const whole = boardOf(tallies, placeId, month);
          const shown = forEverybody(whole, placeId);
          for (const { cells, count } of cellsOf(shown, placeId))
            if (isFineCell(cells[0] as Cell)) expect(isWide(count)).toBe(true);
          if (!GRIDS.includes(placeId)) expect(shown.total).toEqual(whole.total);
          const left = (bars: readonly BoardBar[]) => bars.reduce((sum, { submitted }) => sum + submitted, 0);
          const hides = (all: readonly BoardBar[], some: readonly BoardBar[]) =>
            some.length === 0 || isWide(left(all) - left(some));
          expect(hides(whole.byCategory, shown.byCategory)).toBe(true);
          if (placeId.length === 12) expect(hides(whole.byPlace, shown.byPlace)).toBe(true);
        }
    }),
    { numRuns: 25 },
  );
}, 60_000);

test.each([
  [[], []],
  [[5], [5]],
  [[4], []],
  [[4, 9], []],
  [[4, 9, 30], [30]],
  [[3, 2, 9], [9]],
  [[1, 1, 1, 1, 9], []],
  [[0, 9], [9]],
  [
    [4, 4, 6, 7],
    [6, 7],
  ],
])('of %j stand beside their sum %j', (parts, shown) => {
  expect(widened(parts, (part) => part)).toEqual(shown);
  expect(parts.filter((part) => part >= LEAST_PUBLIC).length).toBeGreaterThanOrEqual(shown.length);
});

test('every figure stands in one card, and the headline by itself', () => {
  const laid = figureGroups.flatMap(({ of }) => of);
  expect([...laid, 'dissatisfied'].sort()).toEqual(Object.keys(figures).sort());
});

const at = (actor: Actor, placeId: string): Actor => ({
  ...actor,
  posts: actor.posts.map((post) => ({ ...post, placeId })),
});

test('staff see the numbers of their own places, and those of nobody else’s', () => {
  const [EAST, GRID] = ['410403001001', '410403001001001'];
  for (const placeId of [EAST, GRID, `${EAST}-e1-b3`]) expect(seesAll(at(clerk, EAST), placeId)).toBe(true);
  for (const placeId of ['410403001', '410403', '410403001002']) expect(seesAll(at(clerk, EAST), placeId)).toBe(false);
  expect(seesAll(at(street, '410403001'), EAST)).toBe(true);
  expect(seesAll(at(gridWorker, GRID), EAST)).toBe(false);
  for (const who of [at(officer, '410403'), stranger]) expect(seesAll(who, GRID)).toBe(false);
});

test('a good deed is in no rate; what nobody can be asked about is not satisfied; silence is not waiting', () => {
  fc.assert(
    fc.property(someMatter, (matter) => {
      const { figures: of } = factsOf(matter);
      if (matter.kind === 'goodDeed') expect(of).toEqual([matter.state === 'withdrawn' ? 'withdrawn' : 'story']);
      if (of.includes('satisfied'))
        expect(matter.reporterId !== '' || matter.reporterContact !== null || !matter.ratedBy).toBe(true);
      if (of.includes('unrated')) expect(matter.neutral).toBe(false);
      expect(new Set(of).size).toBe(of.length);
    }),
    { numRuns: 100 },
  );
});
