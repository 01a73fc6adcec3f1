import { readFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom, type Random } from '../../demo/random';
import { collections } from '../../domain/collections';
import { actionNames, functionNames, isChanging, type ChangingAction } from '../../domain/contract';
import { nightOf } from '../support/points';
import { scenes } from '../support/scenes/scenes';
import { anOperationId, aTown, Refused, reopened, type Town } from '../support/town';
import { rounded, type Row } from './row';

const MINUTES = 10;
const HANDS = 4;
/** The whole cloud dies in the first part; the rest is one long life, whose memory is watched. */
const PART_OF_DEATHS = 0.5;
/** By then every function has lived long enough for its engine to have taken the room it works in. */
const PART_OF_WARMING = 0.75;
const A_LIFE_MS = 20_000;
const ROUND_MS = 1_000;
const TRIES = 100;
const QUIET_TICKS = 200;

type Press = { readonly who: string; readonly action: ChangingAction; readonly input: unknown; readonly press: string };
type World = {
  town: Town;
  readonly data: string;
  readonly random: Random;
  readonly until: number;
  readonly acknowledged: Press[];
  presses: number;
  kills: number;
  crashes: number;
  abandoned: number;
};

const isDown = (error: unknown): boolean => !(error instanceof Refused);

const does = ({ town }: World, { who, action, input, press }: Press): Promise<unknown> =>
  town.as(who).does(action, input as never, press);

/** Presses until there is an answer, as a person does who heard nothing. */
const insist = async (world: World, one: Press): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await does(world, one);
      world.acknowledged.push(one);
      return;
    } catch (error) {
      if (error instanceof Refused && error.code !== 'BUSY' && error.code !== 'INTERNAL') return;
      await pause(200);
    }
  }
  world.abandoned += 1;
};

const changing = actionNames.filter(isChanging);

/** One pair of hands: a random scene, a press, and again. A scene that dies half-way is left as it is. */
const hands = async (world: World): Promise<void> => {
  while (performance.now() < world.until) {
    const action = world.random.pick(changing);
    try {
      const { who, input } = await scenes[action](world.town);
      world.presses += 1;
      await insist(world, { who, action, input, press: anOperationId() });
    } catch (error) {
      if (isDown(error)) await pause(100);
    }
  }
};

const rss = ({ town }: World): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${town.cloud.pid}/status`, 'utf8'))?.[1] ?? 0);

/** Kills one function in the middle of a write, and now and then everything. */
const trouble = async (world: World, deathsUntil: number): Promise<void> => {
  let born = performance.now();
  while (performance.now() < world.until) {
    await pause(ROUND_MS);
    const kind = world.random.pick(['crashBefore', 'crashAfter'] as const);
    const name = world.random.pick([...functionNames, 'clock']);
    const nth = 1 + world.random.below(4);
    await world.town.cloud.faults([{ kind, function: name, nth, times: 1 + world.random.below(3) }]);
    world.crashes += 1;
    await world.town.tick().catch(() => undefined);
    if (performance.now() > deathsUntil || performance.now() - born < A_LIFE_MS) continue;
    await world.town.cloud.kill9();
    world.kills += 1;
    world.town = await reopened({ data: world.data });
    born = performance.now();
  }
  await world.town.cloud.faults([]);
};

/** The most the cloud shows at once. */
const ROWS = 1_000;
type Doc = { readonly _id: string } & Readonly<Record<string, unknown>>;

const everything = async ({ town }: World): Promise<Map<string, string>> => {
  const docs = new Map<string, string>();
  for (const name of Object.keys(collections))
    for (let skip = 0, found = ROWS; found === ROWS; skip += ROWS) {
      const page = (await town.cloud.get(`/inspect/collections/${name}?limit=${ROWS}&skip=${skip}`)) as Doc[];
      for (const doc of page) docs.set(`${name}/${doc._id}`, JSON.stringify(doc));
      found = page.length;
    }
  return docs;
};

/** Every try is written down in the trail and counted in one's pace, however often somebody presses. */
const withoutTries = (name: string, doc = '{}'): string => {
  if (name.startsWith('audits/')) return '';
  const { version, pace, ...rest } = JSON.parse(doc) as Doc;
  return JSON.stringify(name.startsWith('people/') ? rest : { ...rest, version, pace });
};

/** Which fields differ; a document that is new says so. */
const differing = (before: string | undefined, after: string): string[] => {
  if (before === undefined) return ['is new'];
  const [old, now] = [JSON.parse(before) as Doc, JSON.parse(after) as Doc];
  return Object.keys(now).filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
};

/** Known by what it says: the same message pasted three days later is another one, and days pass in a soak. */
const byTheirWords: ReadonlySet<ChangingAction> = new Set<ChangingAction>(['need.paste']);

/** Of one action so many are surely among the hundred presses a document remembers, with what was done around them. */
const REMEMBERED = 20;

/**
 * What is pressed again: of each action the last as many as a document remembers, and nothing of whoever left, whose
 * presses are forgotten with them.
 */
const pressedAgain = ({ acknowledged }: World): Press[] => {
  const gone = new Set(acknowledged.filter(({ action }) => action === 'person.leave').map(({ who }) => who));
  const kept = acknowledged.filter(({ who, action }) => !byTheirWords.has(action) && !gone.has(who));
  return changing.flatMap((of) => kept.filter(({ action }) => action === of).slice(-REMEMBERED));
};

/** Pressed again, what was acknowledged changes nothing: what had been lost would be made anew. */
const lostAmong = async (world: World): Promise<number> => {
  const before = await everything(world);
  for (const one of pressedAgain(world)) await does(world, one).catch(() => undefined);
  const changed = [...(await everything(world))].filter(
    ([name, doc]) => withoutTries(name, before.get(name)) !== withoutTries(name, doc),
  );
  for (const [name, doc] of changed) console.log(`soak: ${name} ${differing(before.get(name), doc).join(' ')}`);
  return changed.length;
};

/** The same press counted twice in one document. */
const doubled = async (world: World): Promise<number> =>
  [...(await everything(world)).values()].filter((text) => {
    const ids = ((JSON.parse(text) as { operations?: { id: string }[] }).operations ?? []).map(({ id }) => id);
    return new Set(ids).size !== ids.length;
  }).length;

const settled = async ({ town }: World): Promise<void> => {
  for (let minute = 0; minute < QUIET_TICKS; minute += 1) {
    const seen = (await town.cloud.calls()).at(-1)?.seq ?? 0;
    await town.later(60_000);
    await town.tick();
    const wrote = (await town.cloud.calls(seen)).some(({ trips }) =>
      trips.some(({ action, collection }) => /insert|modify|commit/.test(action) && collection !== 'reconciliations'),
    );
    if (!wrote) return;
  }
};

const flatness = async (world: World, warmAt: number): Promise<number> => {
  await pause(Math.max(0, warmAt - performance.now()));
  const warm = rss(world);
  await pause(Math.max(0, world.until - performance.now()));
  return rss(world) / warm;
};

/** Mixed traffic of a town while functions and the whole cloud are killed at random. */
export const soak = async (seed: string, minutes: string): Promise<Row[]> => {
  const data = mkdtempSync(join(tmpdir(), 'linli-soak-'));
  const [began, life] = [performance.now(), (Number(minutes) || MINUTES) * 60_000];
  const counts = { presses: 0, kills: 0, crashes: 0, abandoned: 0, acknowledged: [] };
  const random = randomFrom(Number(seed) || 1);
  const world: World = { town: await aTown({ data }), data, random, until: began + life, ...counts };
  try {
    const [memory] = await Promise.all([
      flatness(world, began + PART_OF_WARMING * life),
      trouble(world, began + PART_OF_DEATHS * life),
      ...Array.from({ length: HANDS }, () => hands(world)),
    ]);
    await settled(world);
    const changed = await lostAmong(world);
    const { now } = await world.town.cloud.clock({ advanceMs: 0 });
    const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString().slice(0, 10);
    await world.town.cloud.clock({ set: `${tomorrow}T03:10:00+08:00` });
    const night = await nightOf(world.town, tomorrow);
    return [
      { what: 'soak: presses', figure: world.presses, unit: 'calls' },
      { what: 'soak: acknowledged', figure: world.acknowledged.length, unit: 'calls' },
      { what: 'soak: functions ordered to die', figure: world.crashes, unit: 'times' },
      { what: 'soak: kill -9 of the whole cloud', figure: world.kills, unit: 'times' },
      { what: 'soak: presses nobody answered', figure: world.abandoned, unit: 'calls', budget: 0 },
      { what: 'soak: documents a second press changed', figure: changed, unit: 'documents', budget: 0 },
      { what: 'soak: presses counted twice', figure: await doubled(world), unit: 'documents', budget: 0 },
      { what: 'soak: differences in the ledger', figure: night.differing, unit: 'documents', budget: 0 },
      { what: 'soak: memory at the end over warm', figure: rounded(memory), unit: 'x', budget: 1.3 },
    ];
  } finally {
    await world.town.stop();
  }
};
