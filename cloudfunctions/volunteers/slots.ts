import type { Actor } from '../../domain/kernel/access';
import { ageAt } from '../../domain/people/age';
import { WAITING_MAX, type Near } from '../../domain/tasks/contract';
import { acceptedMarks } from '../../domain/tasks/codes';
import { markKey, type Entry, type Mark } from '../../domain/tasks/model';
import { ownKinds, type Taker } from '../../domain/tasks/slots';
import { obstacleToHelping, type ClaimName } from '../../domain/volunteers/claiming';
import { volunteerTemplates } from '../../domain/notices/templates';
import {
  appended,
  atMost,
  greaterThan,
  including,
  increased,
  lacks,
  oneOf,
  removing,
  type Test,
} from '../runtime/filters';
import { idOf } from '../runtime/operation';
import type { Store } from '../runtime/store';

/*
 * The fast lane of the rules in domain/tasks: the usual case decided by the database in the write itself. What is not
 * the usual case is loaded and left to the rule, which knows the reason.
 */

const open = oneOf(['published', 'running']);

/** For oneself, or for the organisation whose liaison one is: an organisation is called by its own name. */
export const takerOf = (actor: Actor, taskId: string, shiftId: string, unit: ClaimName | undefined): Taker => ({
  entryId: idOf(taskId, shiftId, actor.id),
  shiftId,
  personId: actor.id,
  person: idOf('person', actor.id),
  unitId: unit?.unitId ?? '',
  name: unit?.name ?? actor.nickname,
  avatar: actor.avatar,
});

type Claiming = {
  readonly taskId: string;
  readonly taker: Taker;
  readonly subscribed: readonly string[];
  readonly actor: Actor;
  readonly now: Date;
};

const taken = (claiming: Claiming, room: readonly Test[], seated: boolean, store: Store): Promise<boolean> => {
  const { taskId, taker, subscribed, actor, now } = claiming;
  const { entryId, shiftId, personId } = taker;
  const at = now.toISOString();
  const entry: Entry = { ...taker, at, seatedAt: seated ? at : '' };
  const allowed = subscribed.includes(volunteerTemplates.task);
  return store.claim('tasks', taskId, {
    when: {
      state: open,
      kind: taker.unitId === '' ? oneOf(ownKinds) : 'unitProject',
      minAge: atMost(ageAt(actor, now)),
      claimsLeft: greaterThan(0),
      'entries.entryId': lacks(entryId),
      [`ends.${shiftId}`]: greaterThan(at),
      [`room.${shiftId}`]: room,
    },
    then: {
      claimsLeft: increased(-1),
      entries: appended(entry),
      people: including(personId),
      ...(seated ? { seats: including(entryId) } : {}),
      ...(allowed ? { allowances: appended({ personId, template: 'task' }) } : {}),
      [`room.${shiftId}`]: increased(-1),
    },
    once: true,
  });
};

/** One place if there is one, else the end of the line; null when it is neither. */
export const claimFast = async (claiming: Claiming, store: Store): Promise<'seated' | 'waiting' | null> => {
  const { taker, actor, now } = claiming;
  if (taker.unitId === '' && obstacleToHelping(actor, now)) return null;
  if (await taken(claiming, [greaterThan(0)], true, store)) return 'seated';
  return (await taken(claiming, [atMost(0), greaterThan(-WAITING_MAX)], false, store)) ? 'waiting' : null;
};

type Leaving = { readonly taskId: string; readonly entryId: string; readonly shiftId: string; readonly now: Date };

export const releaseFast = ({ taskId, entryId, shiftId, now }: Leaving, store: Store): Promise<boolean> =>
  store.claim('tasks', taskId, {
    when: {
      state: open,
      'entries.entryId': entryId,
      'marks.entryId': lacks(entryId),
      [`releaseBy.${shiftId}`]: greaterThan(now.toISOString()),
    },
    then: {
      entries: removing({ entryId }),
      seats: removing(entryId),
      lookAt: now.toISOString(),
      [`room.${shiftId}`]: increased(1),
    },
    once: true,
  });

type Checking = Leaving & { readonly kind: Mark['kind']; readonly code: string; readonly near: Near };

/** Seated, not yet marked, and with a code the organiser's screen has shown in this window or the last. */
export const checkFast = ({ taskId, entryId, shiftId, kind, code, near, now }: Checking, store: Store) => {
  const mark: Mark = { key: markKey(kind, entryId), entryId, kind, at: now.toISOString(), how: 'code', near };
  const once = lacks(mark.key);
  return store.claim('tasks', taskId, {
    when: {
      state: open,
      seats: entryId,
      codes: oneOf(acceptedMarks(shiftId, code, now)),
      'marks.key': kind === 'in' ? once : [oneOf([markKey('in', entryId)]), once],
    },
    then: { marks: appended(mark) },
    once: true,
  });
};
