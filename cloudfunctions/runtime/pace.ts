import type { ActionName } from '../../domain/contract';
import { everyPace, keptPaces, paceKey, tooOften, windowBegin, type Pace } from '../../domain/pace';
import { lacks, newest, notAfter } from './filters';
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
    when: {
      [`${kept}.${pace.most - 1}.at`]: notAfter(windowBegin(pace, now)),
      ...(operationId === '' ? {} : { [`${kept}.id`]: lacks(operationId) }),
    },
    then: { [kept]: newest({ at: now.toISOString(), id: operationId }, pace.most) },
    aside: true,
  });
  if (hasRoom) return;
  const person = await store.find('people', openid);
  const entries = person?.pace[paceKey(action)] ?? [];
  // Who never registered has nothing to count with, and a press that counted already is answered again.
  if (operationId !== '' && entries.some(({ id }) => id === operationId)) return;
  const oldest = entries[pace.most - 1];
  if (oldest) tooOften(pace, new Date(oldest.at), now);
};

/** Refuses whoever asks more often than the table allows. Runs beside the look-up of the caller, as one write. */
export const paced = async (asking: Asking): Promise<void> => {
  countHere(asking);
  const pace = keptPaces[asking.action];
  if (pace) await countKept(pace, asking);
};
