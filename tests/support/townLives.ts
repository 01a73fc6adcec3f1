import fc from 'fast-check';
import type { ActionName, InputOf, OutputOf } from '../../domain/contract';
import type { RequestView } from '../../domain/requests/contract';
import {
  anOperationId,
  Refused,
  居民,
  社区专员,
  网格员,
  网格长,
  街道干部,
  部门专员,
  住建专员,
  攻坚队员,
  type Town,
} from './town';

/** Everybody who may have something to do with a request of the story's community. */
const working = [居民, 社区专员, 网格员, 网格长, 街道干部, 部门专员, 住建专员, 攻坚队员] as const;

const DAY = 86_400_000;
const HOUR = 3_600_000;

export type Step = { readonly pick: number; readonly variant: number; readonly again: boolean; readonly hours: number };

export const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ pick: fc.nat(10_000), variant: fc.nat(11), again: fc.boolean(), hours: fc.nat(30) }),
  { minLength: 25, maxLength: 40, size: 'max' },
);

type Open = { readonly who: string; readonly action: ActionName; readonly view: RequestView };

/** What anybody could do next. What ends a life early is left out while there is anything else. */
const openNow = async (town: Town, requestId: string): Promise<Open[]> => {
  const seen = working.map(async (who): Promise<Open[]> => {
    try {
      const view = await town.as(who).does('request.read', { requestId });
      return view.open.map(({ action }) => ({ who, action, view }));
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
  const all = (await Promise.all(seen)).flat();
  const onward = all.filter(({ action }) => action !== 'request.withdraw');
  return onward.length > 0 ? onward : all;
};

const weekdayAfter = (now: string, days: number): string => {
  const day = new Date(Date.parse(now) + days * DAY + 8 * HOUR);
  while ([0, 6].includes(day.getUTCDay())) day.setTime(day.getTime() + DAY);
  return day.toISOString().slice(0, 10);
};

const 队伍 = { unitId: 'team-dongyuan' };
const 城管局 = { unitId: 'dept-chengguan' };
const 网格长岗 = { postId: 'gridLeader-410403001001001' };

type Asked = { readonly words: string; readonly variant: number; readonly now: string; readonly view: RequestView };

/** Something sensible to say; whoever works on it writes words nobody else may read. */
const saidFor = (action: ActionName, { words, variant, now, view }: Asked): object => {
  const item = { dutyItem: 'L01', words };
  const called = { units: ['dept-chengguan', 'dept-zhujian'], lead: 'dept-chengguan' };
  const says: Partial<Record<ActionName, object>> = {
    'request.accept': { words },
    'request.dispatch': variant % 2 ? { ...item, route: 'joint', to: 队伍 } : { route: 'own', words },
    'request.whistle': { ...item, ...called, kind: variant % 2 ? 'ordinary' : 'hard' },
    'request.handOver': { ...item, to: variant % 2 ? 队伍 : 网格长岗 },
    'request.decline': item,
    'request.decide': { ...item, to: 城管局 },
    'request.contact': { words },
    'request.report': { words },
    'request.scoreUnit': { unitId: variant % 2 ? 'dept-chengguan' : 'dept-zhujian', score: 'good' },
    'request.scoreWhistle': { justified: true },
    'request.pause': { until: weekdayAfter(now, 1), words },
    'request.convene': {
      words,
      resolutions: [{ unitId: 'dept-zhujian', text: words, due: weekdayAfter(now, 2) }],
    },
    'request.finishTask': { task: view.tasks.find(({ doneAt }) => doneAt === '')?.task ?? 1, words },
    'request.resolve':
      variant % 4 === 3
        ? { outcome: 'notNow', words, review: weekdayAfter(now, 3) }
        : { outcome: variant % 4 === 2 ? 'partly' : 'solved', words },
    'request.verify': { solved: variant % 3 !== 0, words },
    'request.sendBack': { reason: words },
    'request.rate': { rating: variant % 2 ? 'satisfied' : 'soso', words },
    'request.reopen': { reason: words },
    'request.visit': { reached: variant % 2 === 0, words },
    'request.ask': { words },
    'request.reply': { words },
    'request.add': { words },
    'request.hasten': { urgent: view.lane !== 'urgent', words },
  };
  return says[action] ?? {};
};

/** Half of the time what was done least so far, so that a few lives come everywhere; else whatever. */
const chosenOf = (open: readonly Open[], pick: number, done: readonly ActionName[]): Open | undefined => {
  const times = (action: ActionName): number => done.filter((one) => one === action).length;
  const least = Math.min(...open.map(({ action }) => times(action)));
  const rare = pick % 2 === 0 ? open.filter(({ action }) => times(action) === least) : open;
  return rare[pick % rare.length];
};

export type Lived = { readonly action: ActionName; readonly who: string; readonly view: OutputOf<'request.read'> };

export type LivingOn = {
  readonly town: Town;
  readonly requestId: string;
  readonly words: string;
  readonly done: readonly ActionName[];
};

/** Somebody makes one of the moves open just then; half of them press again, as a phone does that heard no answer. */
export const oneStep = async (
  { town, requestId, words, done }: LivingOn,
  { pick, variant, again, hours }: Step,
): Promise<Lived | null> => {
  await town.later(hours * HOUR);
  if (variant % 2 === 0) await town.tick();
  const chosen = chosenOf(await openNow(town, requestId), pick, done);
  if (!chosen) return null;
  const { who, action, view } = chosen;
  const { now } = await town.cloud.clock({ advanceMs: 0 });
  const input = { requestId, ...saidFor(action, { words, variant, now, view }) } as InputOf<ActionName>;
  const press = anOperationId();
  try {
    const once = (await town.as(who).does(action, input, press)) as RequestView;
    if (again) {
      const twice = (await town.as(who).does(action, input, press)) as RequestView;
      expect([twice.state, twice.history]).toEqual([once.state, once.history]);
      const other = town.as(who).does(action, { ...input, photos: ['cloud://local-x.local/x.png'] } as never, press);
      expect(['OPERATION_REUSED', 'BAD_INPUT']).toContain(await town.outcome(other));
    }
    return { action, who, view: once };
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
};
