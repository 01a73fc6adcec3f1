import type { ActionName } from '../../domain/contract';
import { everyPace, keptPaces, paceEntry, paceKey, tooOften, windowBegin, type Pace } from '../../domain/pace';
import { newest, notAfter } from './filters';
import { openStore } from './store';

type Asking = {
  readonly action: ActionName;
  readonly openid: string;
  readonly operationId: string;
  readonly now: Date;
};

/** More people than one instance serves within a minute; beyond it the count begins anew. */
const COUNTED_MAX = 20_000;

let minute = 0;
const counted = new Map<string, number>();

/** What this instance has seen this minute: it costs nothing and stops a phone that has run wild. */
const countHere = ({ action, openid, now }: Asking): void => {
  const begun = now.getTime() - (now.getTime() % everyPace.within);
  if (begun !== minute || counted.size > COUNTED_MAX) counted.clear();
  minute = begun;
  const times = (counted.get(`${action} ${openid}`) ?? 0) + 1;
  if (times > everyPace.most) tooOften(everyPace, new Date(begun), now);
  counted.set(`${action} ${openid}`, times);
};

/** The oldest of as many as may be is old enough, decided by the database in the same breath as this one is kept. */
const countKept = async (pace: Pace, { action, openid, operationId, now }: Asking): Promise<void> => {
  const store = openStore({ mayWrite: () => undefined, operation: undefined });
  const kept = `pace.${paceKey(action)}` as const;
  const hasRoom = await store.claim('people', openid, {
    when: { [`${kept}.${pace.most - 1}`]: notAfter(windowBegin(pace, now)) },
    then: { [kept]: newest(paceEntry(now, operationId), pace.most) },
  });
  if (hasRoom) return;
  const person = await store.find('people', openid);
  const entries = person?.pace[paceKey(action)] ?? [];
  const [oldest] = entries.slice(pace.most - 1);
  // Who never registered has nothing to count with, and a press that counted already may be answered again.
  if (oldest === undefined || (operationId !== '' && entries.some((entry) => entry.endsWith(` ${operationId}`))))
    return;
  tooOften(pace, new Date(oldest.slice(0, oldest.indexOf(' '))), now);
};

/** Refuses whoever asks more often than the table allows. Runs beside the look-up of the caller, as one write. */
export const paced = async (asking: Asking): Promise<void> => {
  countHere(asking);
  const pace = keptPaces[asking.action];
  if (pace) await countKept(pace, asking);
};
