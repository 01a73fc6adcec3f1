import type { CollectionName } from '../../../../domain/collections';
import { isWrite } from '../../everyWrite';
import type { Town } from '../../town';

/** The minute in which the clock has something to do. */
export type Minute = {
  /** When that is; right now unless said otherwise. */
  readonly at?: string;
  /** It is about the round of that night, which is over by then in any other minute. */
  readonly night?: true;
  /** It is about something an instance of the clock remembers to have done: every run begins in a new one. */
  readonly fresh?: true;
  /** A collection that is empty again by then. */
  readonly forgets?: CollectionName;
  /** It goes on only after a while. */
  readonly rests?: number;
  /** What others make of it in the same minute is struck as well. */
  readonly whole?: true;
  /** What WeChat says to the clock, where it is not its timer that rings. */
  readonly push?: object;
};

export type ClockScene = (town: Town) => Promise<Minute>;

const QUIET_TICKS = 40;

/** Lets the clock ring until there is nothing left to do, without any time passing. */
export const quiet = async (town: Town): Promise<void> => {
  for (let tick = 0; tick < QUIET_TICKS; tick += 1) {
    const since = (await town.cloud.calls()).at(-1)?.seq ?? 0;
    await town.tick();
    const rung = (await town.cloud.calls(since)).filter((call) => call.function === 'clock');
    if (!rung.some(({ trips }) => trips.some(isWrite))) return;
  }
  throw new Error('The clock never came to rest.');
};

/** When a document falls due, as it says itself. */
export const dueAt = async (town: Town, collection: string, id: string, field = 'lookKey'): Promise<string> => {
  const doc = (await town.cloud.documents(collection, 1000)).find(({ _id }) => _id === id);
  const at = String(doc?.[field]).slice(0, '2026-11-18T02:00:00.000Z'.length);
  if (Number.isNaN(Date.parse(at))) throw new Error(`${collection}/${id} is never due: ${field} is ${at}.`);
  return at;
};
