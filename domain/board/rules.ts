import type { Aggregate } from '../kernel/document';
import { categoryKeys, categoryLabel, type CategoryKey } from '../requests/categories';
import { outcomes, ratings } from '../requests/contract';
import type { ServiceRequest } from '../requests/model';
import { requestMachine } from '../requests/machine';
import { gridLabel } from '../requests/neighbours';
import { publicPhotosOf } from '../requests/publish';
import { stagesOf } from '../requests/views';
import { shanghaiDate } from '../kernel/calendar';
import { figures, type BoardBar, type BoardRate, type BoardRow, type Facts, type Figure } from './contract';
import { apart, factsOf, figureKeysOf, parentOf } from './facts';

export const figureNames = Object.keys(figures) as Figure[];

/** One category of a place in a month: all of it, or what one department had a hand in. */
export type Cell = {
  readonly category: CategoryKey;
  readonly department: string;
  readonly counts: Readonly<Partial<Record<Figure, number>>>;
};

/** What a place's requests of a month came to: kept, so that opening the board counts nothing. */
export type Tally = Aggregate & {
  readonly placeId: string;
  /** The counted place right above, which shows it as a bar. */
  readonly parentId: string;
  readonly month: string;
  readonly cells: readonly Cell[];
  readonly countedAt: string;
};

export const tallyId = (placeId: string, month: string): string => `${placeId} ${month}`;

export const newTally = (placeId: string, month: string): Tally => ({
  _id: tallyId(placeId, month),
  version: 1,
  operations: [],
  placeId,
  parentId: parentOf(placeId),
  month,
  cells: [],
  countedAt: '',
});

const added = (counts: Cell['counts'], names: readonly Figure[], by: 1 | -1): Cell['counts'] =>
  names.reduce((sum, name) => ({ ...sum, [name]: (sum[name] ?? 0) + by }), counts);

const inCell = (cells: readonly Cell[], facts: Facts, department: string, by: 1 | -1): readonly Cell[] => {
  const isIts = (cell: Cell): boolean => cell.category === facts.category && cell.department === department;
  const cell = cells.find(isIts) ?? { category: facts.category, department, counts: {} };
  return [...cells.filter((one) => !isIts(one)), { ...cell, counts: added(cell.counts, facts.figures, by) }];
};

/** Once for the place, and once for every department that had a hand in it. */
const withCells = (cells: readonly Cell[], facts: Facts, by: 1 | -1): readonly Cell[] =>
  ['', ...facts.departments].reduce((sum, department) => inCell(sum, facts, department, by), cells);

/** Each matter once, whoever was called: what totals and categories are summed over. */
const ofThePlace = (cells: readonly Cell[]): readonly Cell[] => cells.filter(({ department }) => department === '');

/** Takes away what was counted of a request before and adds what it is now. */
export const counted = (tally: Tally, before: Facts | null, after: Facts, now: Date): Tally => {
  const concerns = (facts: Facts | null): facts is Facts =>
    facts !== null && facts.month === tally.month && facts.places.includes(tally.placeId);
  const without = concerns(before) ? withCells(tally.cells, before, -1) : tally.cells;
  return {
    ...tally,
    cells: concerns(after) ? withCells(without, after, 1) : without,
    countedAt: now.toISOString(),
  };
};

/** The request as the board has now counted it. */
export const talliedAs = (request: ServiceRequest): ServiceRequest => {
  const facts = factsOf(request);
  return { ...request, tallied: facts, tallyDueAt: '', figureKeys: figureKeysOf(facts) };
};

const sumOf = (cells: readonly Cell[]): Record<Figure, number> =>
  Object.fromEntries(
    figureNames.map((name) => [name, cells.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0)]),
  ) as Record<Figure, number>;

export const totalOf = (cells: readonly Cell[]): Record<Figure, number> => sumOf(ofThePlace(cells));

type Sum = Record<Figure, number>;
type RateRule = {
  readonly label: string;
  readonly part: Figure;
  readonly whole: readonly Figure[];
  /** What will count once somebody has done their part. */
  readonly waiting: Figure;
  readonly leftOut: readonly Figure[];
};

const ended: readonly Figure[] = Object.values(apart);

/** 三率. What is left out of a denominator is said next to it; unrated is never counted as satisfied. */
export const rateRules: readonly RateRule[] = [
  {
    label: '响应率',
    part: 'responded',
    whole: ['responded', 'respondedLate'],
    waiting: 'waiting',
    leftOut: ended,
  },
  { label: '解决率', part: 'solved', whole: ['judged'], waiting: 'unjudged', leftOut: ended },
  {
    label: '满意率',
    part: 'satisfied',
    whole: ['satisfied', 'soso', 'dissatisfied'],
    waiting: 'unrated',
    leftOut: ['silent', 'unasked', ...ended],
  },
];

const leftOutInWords = (sum: Sum, names: readonly Figure[]): string => {
  const said = names.filter((name) => sum[name] > 0).map((name) => `${figures[name]}的 ${sum[name]} 件`);
  return said.length > 0 ? `分母不含${said.join('、')}` : '';
};

export const ratesOf = (sum: Sum): BoardRate[] =>
  rateRules.map(({ label, part, whole, waiting, leftOut }) => {
    const denominator = whole.reduce((total, name) => total + sum[name], 0);
    return {
      label,
      part: sum[part],
      whole: denominator,
      percent: denominator === 0 ? null : Math.round((1000 * sum[part]) / denominator) / 10,
      waiting: { figure: waiting, label: figures[waiting], count: sum[waiting] },
      leftOut: leftOutInWords(sum, [waiting, ...leftOut]),
      partFigure: part,
      wholeFigures: [...whole],
    };
  });

const barOf = (key: string, label: string, cells: readonly Cell[]): BoardBar => {
  const sum = sumOf(cells);
  return { key, label, submitted: sum.submitted, rates: ratesOf(sum) };
};

const anything = ({ submitted, rates }: BoardBar): boolean => submitted > 0 || rates.some(({ whole }) => whole > 0);

export const barsByCategory = (cells: readonly Cell[]): BoardBar[] =>
  categoryKeys
    .map((key) =>
      barOf(
        key,
        categoryLabel(key),
        ofThePlace(cells).filter(({ category }) => category === key),
      ),
    )
    .filter(anything);

/** Departments in the order of their names: nobody is ranked. */
export const barsByDepartment = (cells: readonly Cell[]): BoardBar[] =>
  [...new Set(cells.map(({ department }) => department))]
    .filter((name) => name !== '')
    .sort()
    .map((name) =>
      barOf(
        name,
        name,
        cells.filter(({ department }) => department === name),
      ),
    )
    .filter(anything);

/** The places right below in their own order, by the names they have today. */
export const barsByPlace = (
  places: readonly { readonly _id: string; readonly name: string }[],
  tallies: readonly Tally[],
): BoardBar[] =>
  places
    .map(({ _id, name }) => barOf(_id, name, ofThePlace(tallies.find(({ placeId }) => placeId === _id)?.cells ?? [])))
    .filter(anything);

export const barsByMonth = (tallies: readonly Tally[]): BoardBar[] =>
  [...tallies]
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, cells }) => barOf(month, `${Number(month.slice(5))}月`, ofThePlace(cells)));

/** Somebody else wrote it down, and whoever reads it is told so. */
const ratingOf = ({ rating, ratedBy }: ServiceRequest): string => {
  const said = rating ? ratings[rating] : '';
  return said && ratedBy ? `${said}（回访代记）` : said;
};

/** As everybody may see it. */
export const boardRowOf = (request: ServiceRequest): BoardRow => ({
  number: request.number,
  category: categoryLabel(request.category),
  place: gridLabel(request),
  stages: stagesOf(request),
  stateLabel: requestMachine.states[request.state],
  result: request.solved !== null && request.outcome ? outcomes[request.outcome] : '',
  rating: ratingOf(request),
  words: request.state === 'withdrawn' ? '' : request.published,
  photos: publicPhotosOf(request),
  day: shanghaiDate(new Date(request.submittedAt)),
});
