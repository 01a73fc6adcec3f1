import { costsOf, filling, RATIO_ALLOWED, tripsAllowed, type Cost, type Question } from '../support/questions';
import { aTown } from '../support/town';
import { rounded } from './row';

const SIZES = [1_000, 20_000, 100_000] as const;

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

/** Every list, count and search at three sizes of the same district. */
const measured = async (): Promise<Line[]> => {
  const lines = new Map<string, Line>();
  const town = await aTown();
  try {
    const fill = filling(town);
    for (const size of SIZES)
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

const cell = (cost: Worst | undefined): string =>
  cost ? `${cost.trips} · ${cost.examined} / ${cost.returned} · ${rounded(cost.ratio)}${cost.over ? ' over' : ''}` : '';

/** The table of trips, documents examined and returned and the worst ratio of a query, and whether all keep to it. */
export const sizes = async (): Promise<{ table: string; kept: boolean }> => {
  const lines = await measured();
  const head = ['what', ...SIZES.map((size) => `at ${size.toLocaleString('en')} requests`)];
  const rows = lines.map(({ what, at }) => [what, ...SIZES.map((size) => cell(at.get(size)))]);
  const kept = lines.every(({ at }) => [...at.values()].every(({ over }) => !over));
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return { table: `Trips · documents examined / returned · worst ratio of a query\n\n${table}`, kept };
};
