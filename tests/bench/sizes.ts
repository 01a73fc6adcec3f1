import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { aFilledTown } from '../support/filledTown';
import { costOf, costsOf, RATIO_ALLOWED, tripsAllowed, type Cost, type Question } from '../support/questions';
import { aTask, s1 } from '../support/tasks';
import { 居民, 志愿者, 社区专员, 路灯不亮, type Town } from '../support/town';
import { rounded, type Row } from './row';

/** The last one takes twenty minutes to fill, and 14 GB of disk and as much for sorting while it lasts. */
const SIZES = [1_000, 100_000, 1_000_000];

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

const WRITES = { 'request.submit': 1, 'request.accept': 2, 'task.claim': 1 };

/** What people do most, on top of everything that is there already. */
const writesOf = async (town: Town): Promise<Map<keyof typeof WRITES, Cost>> => {
  const sent = await town.as(居民).costs('request.submit', 路灯不亮);
  const { requestId } = sent.value;
  const accepted = await town.as(社区专员).costs('request.accept', { requestId, route: 'own' });
  const { taskId } = await aTask(town);
  const claimed = await town.as(志愿者).costs('task.claim', s1(taskId));
  return new Map([
    ['request.submit', costOf(sent.call)],
    ['request.accept', costOf(accepted.call)],
    ['task.claim', costOf(claimed.call)],
  ]);
};

type Measured = { readonly lines: Line[]; readonly filled: Row[] };

/** Every list, count and search, and what people do most, at some sizes of the same city. */
const measured = async (sizes: readonly number[]): Promise<Measured> => {
  const lines = new Map<string, Line>();
  const filled: Row[] = [];
  const note = (what: string, size: number, worst: Worst): void => {
    const line = lines.get(what) ?? { what, at: new Map<number, Worst>() };
    lines.set(what, line);
    const before = line.at.get(size);
    line.at.set(size, before ? worseOf(before, worst) : worst);
  };
  for (const size of sizes) {
    const { town, questions, bytes, seconds, stop } = await aFilledTown(size);
    const unit = `MB, filled in ${seconds} seconds`;
    filled.push({ what: `sizes: the database of ${size.toLocaleString('en')}`, figure: Math.round(bytes / 1e6), unit });
    try {
      for (const question of questions)
        for (const cost of await costsOf(town, question))
          note(whatOf(question), size, { ...cost, over: isOver(question, cost) });
      for (const [action, cost] of await writesOf(town))
        note(action, size, { ...cost, over: cost.trips > WRITES[action] });
    } finally {
      await stop();
    }
  }
  return { lines: [...lines.values()], filled };
};

/** As much as a phone shows at once, and one more that tells whether there is more. */
const FULL_PAGE = PAGE_SIZE + 1;

/** Documents examined at the largest size over those at the one before; less than a full page counts as one. */
const growthOf = ({ at }: Line): number => {
  const [before, after] = [...at.values()].slice(-2).map(({ examined }) => Math.max(FULL_PAGE, examined));
  return before && after ? rounded(after / before) : 1;
};

const GROWTH_ALLOWED = 1.2;

/** What every listing looks at as the district grows: one row each, its growth from the last size but one to the last. */
export const sizes = async (said = ''): Promise<Row[]> => {
  const wanted = said === '' ? SIZES : said.split(',').map(Number);
  const { lines, filled } = await measured(wanted);
  const of = (line: Line, pick: (worst: Worst) => number): string => [...line.at.values()].map(pick).join(' / ');
  const over = lines.filter(({ at }) => [...at.values()].some((worst) => worst.over)).length;
  return [
    ...filled,
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
