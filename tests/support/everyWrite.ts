import { functionOf, type ActionName, type ChangingAction } from '../../domain/contract';
import { deaths, GIVEN_UP_MS, type Death } from './crashes';
import type { Call } from './cloud';
import { scenes } from './scenes/scenes';
import { anOperationId, type Town } from './town';

type Trip = Call['trips'][number];

const verbs: Readonly<Record<string, string>> = {
  'database.insertDocument': 'insert',
  'database.modifyDocument': 'modify',
  'database.modifyAndReturnDoc': 'modify',
  'database.removeDocument': 'remove',
  'database.commitTransaction': 'commit',
};

export const isWrite = ({ action }: Trip): boolean => action in verbs;

/** The writes of a call in their order, in words: what is done to which collection. */
export const pointsOf = (trips: readonly Trip[]): string[] =>
  trips.filter(isWrite).map(({ action, collection = '' }) => `${verbs[action]} ${collection}`.trim());

type Dump = Map<string, Record<string, unknown>>;

/** Every document of the collections named, by collection and id. */
const dump = async (town: Town, collections: readonly string[]): Promise<Dump> => {
  const lists = await Promise.all(collections.map((name) => town.cloud.documents(name, 1000)));
  return new Map(
    lists.flatMap((docs, at) =>
      docs.map((doc): [string, Record<string, unknown>] => [`${collections[at]}/${String(doc['_id'])}`, doc]),
    ),
  );
};

/** Drawn by lot, or made of what was. */
const drawn = new Set([
  'number', // of letters and digits, and once in a while of digits alone
  '_id',
  'digest',
  'secret',
  'codes',
  'code',
  'codeName',
  'linkCode',
  'memberCode',
  'invitation',
  'edition',
  'lots',
  'pausedMinutes',
]);

/** What differs from one time to the next although the same was done: instants, ids, numbers in names. */
const plain = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@')
      .replace(/[0-9A-Za-z_-]{20,}/g, '#')
      .replace(/tail [0-9A-Z]{5}/g, 'tail #')
      .replace(/(?=[0-9A-Z]*[A-Z])[0-9A-Z]{5,8}/g, '#')
      .replace(/\d+/g, '0');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, drawn.has(key) ? '#' : plain(one)]));
  return value;
};

const told = (value: unknown): string => JSON.stringify(plain(value));

/** Counted and written down at every try, however often somebody has to press. */
const tries = 'audits';

/** What a minute of the clock may have changed meanwhile, where a dead transaction is waited for; and how often one tried. */
const clocks = new Set([
  'pace',
  'tallied',
  'tallyDueAt',
  'figureKeys',
  'notices',
  'noticesDueAt',
  'allowances',
  'version',
]);

/** What was there before and is no more, and what is new: a list may have moved, a number says by how much. */
const changeOf = (key: string, before: unknown, after: unknown): unknown => {
  if (drawn.has(key) || clocks.has(key)) return '#';
  if (typeof before === 'number' && typeof after === 'number') return { by: after - before };
  if (!Array.isArray(before) || !Array.isArray(after)) return { now: plain(after) };
  const [was, is] = [before.map((one) => JSON.stringify(one)), after.map((one) => JSON.stringify(one))];
  if (key === 'operations') return { come: is.filter((one) => !was.includes(one)).length };
  return {
    gone: before
      .filter((_, at) => !is.includes(was[at] ?? ''))
      .map(told)
      .sort(),
    come: after
      .filter((_, at) => !was.includes(is[at] ?? ''))
      .map(told)
      .sort(),
  };
};

/** What became of the documents between two looks at them, as it is told of any other press of the same button. */
const effectOf = (before: Dump, after: Dump): string[] =>
  [...after]
    .flatMap(([name, doc]) => {
      const old = before.get(name);
      const [collection] = name.split('/');
      if (collection === tries) return [];
      if (!old)
        return [
          `${collection} new ${told(Object.fromEntries(Object.entries({ ...doc, operations: [] }).filter(([key]) => !clocks.has(key))))}`,
        ];
      const changes = Object.keys(doc).flatMap((key) =>
        clocks.has(key) || JSON.stringify(old[key]) === JSON.stringify(doc[key])
          ? []
          : [[key, changeOf(key, old[key], doc[key])]],
      );
      return changes.length > 0 ? [`${collection} ${JSON.stringify(Object.fromEntries(changes))}`] : [];
    })
    .sort();

type Recorded = {
  /** What the n-th write of the press was, in words. */
  readonly points: readonly string[];
  readonly effect: readonly string[];
  readonly collections: readonly string[];
  readonly inTransaction: boolean;
};

const callOf = async (town: Town, action: ActionName): Promise<Call> => {
  const calls = (await town.cloud.calls()).filter((call) => call.action === action);
  const last = calls.at(-1);
  if (!last) throw new Error(`The cloud kept no record of ${action}.`);
  return last;
};

/** One press nobody disturbs: its writes in their order, and what it left behind. */
const recorded = async (town: Town, action: ChangingAction, all: readonly string[]): Promise<Recorded> => {
  const { who, input } = await scenes[action](town);
  await town.tick(); // what the clock still had to do of the scene is none of this press
  const before = await dump(town, all);
  await town.as(who).does(action, input as never);
  const after = await dump(town, all);
  const { trips } = await callOf(town, action);
  const writes = trips.filter(isWrite);
  const changed = [...after].filter(([name, doc]) => JSON.stringify(before.get(name)) !== JSON.stringify(doc));
  return {
    points: pointsOf(trips),
    effect: effectOf(before, after),
    collections: [
      ...new Set([
        ...changed.map(([name]) => name.split('/')[0] ?? ''),
        ...writes.flatMap(({ collection = [] }) => collection),
      ]),
    ],
    inTransaction: trips.some((trip) => trip.action === 'database.startTransaction'),
  };
};

/** Dies at one write, is pressed again, and must have done it once. Answers what is wrong; nothing, when all is well. */
const crashed = async (town: Town, action: ChangingAction, at: { nth: number; death: Death; as: Recorded }) => {
  const { nth, death, as } = at;
  const where = `${action} ${death} its write ${nth} (${as.points[nth - 1]})`;
  const { who, input } = await scenes[action](town);
  await town.tick();
  const before = await dump(town, as.collections);
  const press = anOperationId();
  const act = () => town.as(who).does(action, input as never, press);
  await town.cloud.faults([{ kind: death, function: functionOf(action), action, nth, times: 1 }]);
  const died = await act().then(
    () => false,
    () => true,
  );
  await town.cloud.faults([]);
  if (!died) return [`${where}: it was never hit`];
  const half = effectOf(before, await dump(town, as.collections));
  if (as.inTransaction) await town.later(GIVEN_UP_MS);
  const heard = await town.outcome(act());
  const again = await town.outcome(act());
  const effect = effectOf(before, await dump(town, as.collections));
  const wrong: string[] = [];
  if (heard !== 'done' || again !== 'done') wrong.push(`${where}: pressed again it says ${heard}, ${again}`);
  const lost = as.effect.filter((one) => !effect.includes(one));
  const more = effect.filter((one) => !as.effect.includes(one));
  if (lost.length + more.length > 0 || effect.length !== as.effect.length)
    wrong.push([`${where}: left`, ...more, 'instead of', ...lost, 'and before the second press', ...half].join(' '));
  return wrong;
};

export type Tried = { readonly points: readonly string[]; readonly struck: number; readonly wrong: readonly string[] };

/** Every write of one action, before and after it. */
export const crashEverywhere = async (town: Town, action: ChangingAction, all: readonly string[]): Promise<Tried> => {
  const as = await recorded(town, action, all);
  const wrong: string[] = [];
  let struck = 0;
  for (const [index] of as.points.entries())
    for (const death of deaths) {
      const found = await crashed(town, action, { nth: index + 1, death, as });
      if (!found.some((one) => one.endsWith('never hit'))) struck += 1;
      wrong.push(...found);
    }
  return { points: as.points, struck, wrong };
};
