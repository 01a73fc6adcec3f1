import { costsOf, filling, RATIO_ALLOWED, tripsAllowed, type Cost, type Question } from '../support/questions';
import { aTown } from '../support/town';
import { rounded, type Row } from './row';

/** Loading takes some two minutes for each 100,000. */
const SIZES = [1_000, 20_000, 100_000];

type Worst = Cost & { readonly over: boolean };
/** What is asked, and at each size the worst it cost whoever asked it wherever. */
type Line = { readonly what: string; readonly at: Map<number, Worst> };

/** request.list inbox category state: which question it is, whatever the values. */
const whatOf = ({ action, input }: Question): string => {
  const { of = '', ...asked } = input as { of?: string };
  return [action, of, ...Object.keys(asked).sort()].filter(Boolean).join(' ');
};

const worseOf = (a: Worst, b: Worst): Worst => ({
  ...(b.ratio > a.ratio || (b.ratio === a.ratio && b.examined > a.examined) ? b : a),
  trips: Math.max(a.trips, b.trips),
  over: a.over || b.over,
});

const isOver = ({ action }: Question, { trips, ratio }: Cost): boolean =>
  trips > tripsAllowed(action) || ratio > RATIO_ALLOWED;

/** Every list, count and search at some sizes of the same district. */
const measured = async (sizes: readonly number[]): Promise<Line[]> => {
  const lines = new Map<string, Line>();
  const town = await aTown();
  try {
    const fill = filling(town);
    for (const size of sizes)
      for (const question of await fill(size)) {
        const what = whatOf(question);
        const line = lines.get(what) ?? { what, at: new Map<number, Worst>() };
        lines.set(what, line);
        for (const cost of await costsOf(town, question)) {
          const worst = { ...cost, over: isOver(question, cost) };
          const before = line.at.get(size);
          line.at.set(size, before ? worseOf(before, worst) : worst);
        }
      }
  } finally {
    await town.stop();
  }
  return [...lines.values()];
};

/** Documents examined at the largest size over those at the one before; nothing found is no growth. */
const growthOf = ({ at }: Line): number => {
  const [before, after] = [...at.values()].slice(-2).map(({ examined }) => Math.max(1, examined));
  return before && after ? rounded(after / before) : 1;
};

const GROWTH_ALLOWED = 1.2;

/** What every listing looks at as the district grows: one row each, its growth from the last size but one to the last. */
export const sizes = async (said = ''): Promise<Row[]> => {
  const wanted = said === '' ? SIZES : said.split(',').map(Number);
  const lines = await measured(wanted);
  const of = (line: Line, pick: (worst: Worst) => number): string => [...line.at.values()].map(pick).join(' / ');
  const over = lines.filter(({ at }) => [...at.values()].some((worst) => worst.over)).length;
  return [
    {
      what: `sizes: lists over their trips or their ${RATIO_ALLOWED} documents a row`,
      figure: over,
      unit: 'lists',
      budget: 0,
    },
    ...lines.map((line) => ({
      what: line.what,
      figure: growthOf(line),
      unit: `times: ${of(line, ({ examined }) => examined)} examined, ${of(line, ({ trips }) => trips)} trips at ${wanted.map((size) => size.toLocaleString('en')).join(' / ')}`,
      budget: GROWTH_ALLOWED,
    })),
  ];
};
