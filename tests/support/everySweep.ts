import { createHash } from 'node:crypto';
import { town as demoTown } from '../../demo/town';
import { faultsInTrail } from '../../domain/audit/verify';
import type { Audit } from '../../domain/audit/model';
import { collectionNames } from '../../domain/collections';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { filesIn } from '../../domain/kernel/subject';
import { beginRound, finishRound, type Round } from '../../domain/rounds/model';
import { opened } from './cloud';
import { deaths, type Death } from './crashes';
import { pointsOf } from './everyWrite';
import { quiet, type ClockScene, type Minute } from './scenes/clock/scene';
import { WEDNESDAY_TEN, type Town } from './town';

type Documents = Record<string, object[]>;

/** The town before anybody has said anything: its places, its people and its rules. */
const { files, collections: grown } = demoTown(7, new Date(WEDNESDAY_TEN));
const { people, units, dutyLists, pointRules } = grown;
const nearby = (id: string): boolean => ['410403001', '410403004'].some((one) => id.startsWith(one) || one.startsWith(id)); // prettier-ignore
const bare: Documents = {
  ...{ people, units: [...units], dutyLists: [...dutyLists], pointRules: [...pointRules] },
  places: grown.places.filter(({ _id }) => nearby(_id)),
  posts: grown.posts.filter(({ placeId }) => nearby(placeId)),
};

const MINUTE_MS = 61_000;
/** A message whose sender died is sent again after two minutes; nearly everything else is made up for in the next one. */
const MINUTES = { long: 4, otherwise: 2 } as const;

/** What was there when the minute began: loaded again, every run begins with the same words. */
type Prepared = Minute & { readonly now: string; readonly collections: Documents };
type Start = Prepared & { readonly untouched: ReadonlySet<string> };

const stored = async (town: Town): Promise<Documents> =>
  Object.fromEntries(
    await Promise.all(collectionNames.map(async (name) => [name, await town.cloud.stored(name, 1000)] as const)),
  );

const setUp = async (town: Town, { now, collections, fresh }: Prepared): Promise<void> => {
  await town.cloud.clock({ set: now });
  await town.cloud.reset(fresh === true);
  await town.cloud.load({ collections, files });
};

const A_MINUTE_BEFORE = -60_000;

/** What falls due at midnight is not to be crowded by the round that begins then. */
const roundOver = (at: Date): Round => finishRound(beginRound(shanghaiDate(at), [], at), at);

const prepared = async (town: Town, scene: ClockScene): Promise<Prepared> => {
  await setUp(town, { now: WEDNESDAY_TEN, collections: bare, fresh: true });
  const minute = await scene(town);
  if (minute.at !== undefined) {
    const at = Date.parse(minute.at);
    await town.cloud.clock({ set: new Date(at + A_MINUTE_BEFORE).toISOString() });
    await quiet(town);
    const collections = await stored(town);
    const before = (collections['rounds'] ?? []) as Round[];
    const tonight = roundOver(new Date(at));
    const rounds = minute.night || before.some(({ _id }) => _id === tonight._id) ? before : [...before, tonight];
    return { ...minute, now: new Date(at + 1_000).toISOString(), collections: { ...collections, rounds } };
  }
  const { now } = await town.cloud.clock({ advanceMs: 0 });
  const forgotten = minute.forgets ? { [minute.forgets]: [] } : {};
  return { ...minute, now, collections: { ...(await stored(town)), ...forgotten } };
};

const startOf = async (town: Town, scene: ClockScene): Promise<Start> => {
  const start = await prepared(town, scene);
  await setUp(town, start);
  return {
    ...start,
    untouched: new Set(
      Object.values(await stored(town))
        .flat()
        .map((doc) => JSON.stringify(doc)),
    ),
  };
};

/** Made of the time it was made at, or drawn. */
const drawn = new Set(['seal', 'before', 'traceId', 'traceIds', 'version', 'number']);
/** What a round did by itself: what one did that died before it said so is not in it, and was done all the same. */
const deeds = new Set(['pass', 'found', 'looked', 'removed', 'changed', 'resealed']);

const plain = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@').replace(/[0-9a-f]{24}/g, '#');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, drawn.has(key) || deeds.has(key) ? '#' : plain(one)]),
  );
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const filesLeft = async (town: Town, { collections }: Start): Promise<string[]> => {
  const file_list = [...new Set(filesIn(collections))];
  if (file_list.length === 0) return [];
  const asked = { action: 'storage.batchGetDownloadUrl', envName: 'local-x', file_list };
  const { data } = (await town.cloud.post('/admin?env=local-x', asked)) as {
    data: { download_list: { fileid?: string; fileID?: string; code: string }[] };
  };
  return data.download_list.map(({ code, fileID, fileid }) => `file ${fileID ?? fileid} ${code}`);
};

type Left = { readonly documents: string[]; readonly messages: string[]; readonly trail: string[] };

/** Everything there is once the clock has rung a few times more: documents, files, messages, and the trail's links. */
const leftBy = async (town: Town, start: Start): Promise<Left> => {
  const told = await Promise.all(
    Object.entries(await stored(town)).map(async ([name, docs]) => {
      const touched = docs.filter((doc) => !start.untouched.has(JSON.stringify(doc)));
      const gone = (start.collections[name]?.length ?? 0) - docs.length;
      const open = await opened(name, touched as Record<string, unknown>[]);
      return [`${name} ${gone} fewer`, ...open.map((doc) => `${name} ${JSON.stringify(plain(doc))}`)];
    }),
  );
  const sent = (await town.cloud.outbox()).filter(({ api }) => api === 'subscribeMessage.send');
  const audits = (await town.cloud.documents('audits', 1000)) as unknown as Audit[];
  return {
    documents: [...told.flat(), ...(await filesLeft(town, start))].sort(),
    messages: sent.map(({ openid, page, data }) => JSON.stringify([openid, page, data]).replace(/\d+/g, '0')).sort(),
    trail: faultsInTrail(audits, digest, new Date(start.now)),
  };
};

type Blow = { readonly kind: Death; readonly nth: number };

const ring = async (town: Town, { push }: Minute): Promise<boolean> => {
  if (!push) {
    const { fired, ok } = await town.cloud.fire('clock');
    return fired === ok;
  }
  const call = { action: 'functions.invokeFunction', function_name: 'clock', request_data: JSON.stringify(push) };
  const answer = await town.cloud.post('/admin?env=local-x', call).then(
    (heard) => heard as { code?: string },
    () => ({ code: 'dead' }),
  );
  return answer.code === undefined;
};

/** The same minute once more from the same start: perhaps it dies, and the next minutes make up for it. */
const minuteOf = async (town: Town, start: Start, minutes: number, blow?: Blow): Promise<boolean> => {
  await setUp(town, start);
  if (blow) await town.cloud.faults([{ ...blow, times: 1, function: 'clock' }]);
  const survived = await ring(town, start);
  await town.cloud.faults([]);
  if (start.push) await ring(town, start); // WeChat says again what it heard no answer to
  const rung = async (): Promise<void> => {
    for (let minute = 0; minute < minutes; minute += 1) await town.later(MINUTE_MS);
  };
  await rung();
  if (start.rests === undefined) return survived;
  await town.later(start.rests);
  await rung();
  return survived;
};

const without = (list: readonly string[], other: readonly string[]): string[] => {
  const left = [...other];
  return list.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

/** Sent, and its sender dead before writing that down: such a message, and no other, comes a second time. */
const mayComeTwice = (point: string, kind: Death): boolean => point === 'modify deliveries' && kind === 'crashBefore';

const wrongIn = (left: Left, as: Left, twice: boolean): string[] => {
  const again = without(left.messages, as.messages);
  return [
    ...without(as.documents, left.documents).map((one) => `lost ${one}`),
    ...without(left.documents, as.documents).map((one) => `more ${one}`),
    ...without(as.messages, left.messages).map((one) => `never said ${one}`),
    ...(again.length > (twice ? 1 : 0) || again.some((one) => !as.messages.includes(one)) ? again.map((one) => `said again ${one}`) : []), // prettier-ignore
    ...left.trail.filter((one) => !as.trail.includes(one)),
  ];
};

/** How far a walk has come, noted after every page and every time in the same way. */
const isNote = (point: string): boolean => point === 'modify rounds';

/** A walk writes the same after the same, page after page: such a point is struck where it comes first. */
const isFirst = (points: readonly string[], at: number): boolean => {
  const alike = (index: number): boolean =>
    points[index] === points[at] && (points[index - 1] === points[at - 1] || isNote(points[at] ?? ''));
  return !points.some((_, index) => index < at && alike(index));
};

/** What others make of it in the same minute: messages and figures. They have minutes of their own. */
const isOthers = (point: string): boolean => / (deliveries|tallies)$/.test(point);

/** How many of the writes are the sweep's own. */
const ownOf = (points: readonly string[], { whole }: Minute): number => {
  const others = points.findIndex(isOthers);
  return whole || others < 0 ? points.length : others;
};

/** In words: a walk goes on and on, and after the arrow comes what others make of it. */
const inWords = (points: readonly string[], own: number): string => {
  const said = (some: readonly string[]): string =>
    some
      .flatMap((point, at) => (point === some[at - 1] ? [] : [point === some[at + 1] ? `${point} …` : point]))
      .join(', ');
  return [points.slice(0, own), points.slice(own)].filter((part) => part.length > 0).map(said).join(' → '); // prettier-ignore
};

type SweepTried = {
  readonly writes: string;
  /** The sweeps that say they did something in it; the one that asks for checks takes their verdicts as well. */
  readonly done: readonly string[];
  readonly struck: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
};

const doneIn = async (town: Town, { push }: Minute): Promise<string[]> => {
  if (push) return ['checked'];
  const told = (await town.cloud.logs()).filter(
    ({ function: name, text }) => name === 'clock' && text.startsWith('{"handedUp"'),
  );
  const counts = JSON.parse(told[0]?.text ?? '{}') as Record<string, number>;
  return Object.keys(counts).filter((name) => (counts[name] ?? 0) > 0);
};

/** A minute nobody disturbs, then the same minute dying before and after each of its writes. */
export const crashEveryMinute = async (town: Town, scene: ClockScene): Promise<SweepTried> => {
  const start = await startOf(town, scene);
  await setUp(town, start);
  await ring(town, start);
  const [call] = (await town.cloud.calls()).filter((one) => one.function === 'clock');
  const points = pointsOf(call?.trips ?? []);
  const done = await doneIn(town, start);
  await minuteOf(town, start, MINUTES.long);
  const as = await leftBy(town, start);
  const wrong: string[] = [];
  const missed: string[] = [];
  let struck = 0;
  const own = ownOf(points, start);
  for (const [index, point] of points.slice(0, own).entries())
    for (const kind of isFirst(points, index) ? deaths : []) {
      const where = `${kind} of write ${index + 1} (${point})`;
      const minutes = start.fresh || point.includes('deliveries') ? MINUTES.long : MINUTES.otherwise;
      if (await minuteOf(town, start, minutes, { kind, nth: index + 1 })) missed.push(where);
      else struck += 1;
      const left = await leftBy(town, start);
      wrong.push(...wrongIn(left, as, mayComeTwice(point, kind)).map((one) => `${where}: ${one}`));
    }
  return { writes: inWords(points, own), done, struck, missed, wrong };
};
