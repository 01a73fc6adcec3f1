import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { yearOf } from '../../domain/points/ledger';
import { backEnter, check, confirmBack, tick } from '../../domain/tasks/attendance';
import {
  certificateCodeOf,
  certificateIdOf,
  certificateViewOf,
  certify,
  maskedName,
  type Certificate,
} from '../../domain/tasks/certificates';
import { CODE_SECONDS, isCheckTime, windowAt, secondsLeft, withCodes } from '../../domain/tasks/codes';
import { checkText, type Attendance, type taskActions } from '../../domain/tasks/contract';

import {
  entryOf,
  isOpen,
  markOf,
  partiesToTask,
  shiftOf,
  standingOf,
  type Mark,
  type Task,
} from '../../domain/tasks/model';
import type { Occasion } from '../../domain/tasks/rules';
import { claim, release, unitFor } from '../../domain/tasks/slots';
import { attendanceOf } from '../../domain/tasks/views';
import { leaveFirst } from '../runtime/leaveFirst';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { codeFor } from './codes';
import { checkFast, claimFast, releaseFast, takerOf } from './slots';
import { tasksOfYear } from './taskLists';
import { idOf } from '../runtime/operation';

const CERTIFICATE_ID = 12;

type ListAction = 'task.tick' | 'task.backEnter' | 'task.confirmBack';

/** Whatever is written on the organiser's list takes the same road. */
const listing =
  <A extends ListAction>(rule: (task: Task, said: CheckedInputOf<A>, on: Occasion & { newId: string }) => Task) =>
  async ({ input, caller, now, store, permit, once, newId }: Call<A>): Promise<Attendance> => {
    const [task, actor] = await Promise.all([store.get('tasks', input.taskId), caller]);
    permit(partiesToTask(task, actor));
    const written = once(task, (loaded) => rule(loaded, input, { by: actor, now, newId }));
    return attendanceOf(await store.save('tasks', written), actor);
  };

/** The usual case in one write; what the database would not do, the rule decides on the document, or says why not. */
const checking =
  (kind: Mark['kind']) =>
  async ({ input, caller, now, store, permit, once }: Call<'task.checkIn'> | Call<'task.checkOut'>) => {
    const { taskId, shiftId, code, near } = input;
    const actor = await caller;
    permit(partiesOf(actor), 'VOLUNTEER_FIRST');
    const entryId = idOf(taskId, shiftId, actor.id);
    if (await checkFast({ taskId, shiftId, entryId, kind, code, near, now }, store)) return { at: now.toISOString() };
    const task = await store.get('tasks', taskId);
    const checked = once(task, (loaded) => check(loaded, { entryId, kind, code, near }, now));
    await store.save('tasks', checked);
    return { at: markOf(checked, kind, entryId)?.at ?? '' };
  };

/** More than anybody asks for. */
const CERTIFICATES_MAX = 100;

const certificatesOf = (personId: string, store: Store): Promise<Certificate[]> =>
  store.list('certificates', { where: { personId }, by: { field: '_id', order: 'asc' }, limit: CERTIFICATES_MAX });

/** The n-th of somebody's year: two made at once are the same one, and whoever comes second decides again. */
const certificateId = (personId: string, year: number, all: readonly Certificate[]): string => {
  const before = all.filter((one) => one.year === year).length;
  return idOf('certificate', personId, String(year), String(before)).slice(0, CERTIFICATE_ID);
};

export const attendanceHandlers = {
  'task.claim': async ({ input, caller, now, store, permit, once }) => {
    const { taskId, shiftId, unitId, subscribed } = input;
    const actor = await caller;
    permit(partiesOf(actor), actor.home ? 'VOLUNTEER_FIRST' : 'REGISTER_FIRST');
    const unit = unitFor(actor, unitId);
    const named = unitId !== undefined;
    const taker = takerOf(actor, taskId, shiftId, named || actor.volunteer === null ? unit : undefined);
    const fast = await claimFast({ taskId, taker, subscribed, actor, now }, store);
    if (fast) return { standing: fast };
    const task = await store.get('tasks', taskId);
    const as = named || task.kind === 'unitProject' ? unit : undefined;
    const claimed = once(task, (loaded) =>
      claim(loaded, takerOf(actor, taskId, shiftId, as), subscribed, { by: actor, now }),
    );
    await store.save('tasks', claimed);
    return { standing: standingOf(claimed, entryOf(claimed, taker.entryId)) };
  },

  'task.release': async ({ input, caller, now, store, permit, once }) => {
    const { taskId, shiftId } = input;
    const actor = await caller;
    permit(partiesOf(actor), 'VOLUNTEER_FIRST');
    const entryId = idOf(taskId, shiftId, actor.id);
    if (await releaseFast({ taskId, shiftId, entryId, now }, store)) return { standing: '' };
    const task = await store.get('tasks', taskId);
    const released = once(task, (loaded) => release(loaded, entryId, now));
    await store.save('tasks', released);
    return { standing: standingOf(released, entryOf(released, entryId)) };
  },

  'task.code': async ({ input, caller, now, store, permit }) => {
    const { taskId, shiftId } = input;
    const [task, actor] = await Promise.all([store.get('tasks', taskId), caller]);
    permit(partiesToTask(task, actor));
    const shift = shiftOf(task, shiftId) ?? refuse('NOT_FOUND');
    if (!isOpen(task)) refuse('TASK_MOVED_ON');
    if (!isCheckTime(shift, now)) refuse('TASK_NOT_NOW');
    await store.save('tasks', withCodes(task, shiftId, codeFor, now));
    const code = codeFor(task.secret, shiftId, windowAt(now));
    return { code, text: checkText(taskId, shiftId, code), left: secondsLeft(now), seconds: CODE_SECONDS };
  },

  'task.checkIn': checking('in'),
  'task.checkOut': checking('out'),

  'task.attendance': async ({ input, caller, store, permit }) => {
    const [task, actor] = await Promise.all([store.get('tasks', input.taskId), caller]);
    permit(partiesToTask(task, actor));
    return attendanceOf(task, actor);
  },

  'task.tick': listing<'task.tick'>(tick),
  'task.backEnter': listing<'task.backEnter'>((task, { entryId, minutes, reason }, on) =>
    backEnter(task, { entryId, minutes, reason, backId: on.newId }, on),
  ),
  'task.confirmBack': listing<'task.confirmBack'>(confirmBack),

  'task.certificate': async ({ input, openid, caller, now, store, permit, create, isDone }) => {
    const year = input.year ?? yearOf(now.toISOString());
    const looking = Promise.all([tasksOfYear(openid, year, store), certificatesOf(openid, store)]);
    const [[tasks, all], actor] = await leaveFirst(looking, caller, (one) => permit(partiesOf(one)));
    const before = all.find(isDone);
    if (before) return { code: certificateCodeOf(before._id), ...certificateViewOf(before) };
    const made = { _id: certificateId(openid, year, all), year };
    const certified = certify(made, tasks, { by: actor, now });
    if (certified.checkedMinutes === 0) refuse('CERTIFICATE_EMPTY');
    await create('certificates', certified);
    return { code: certificateCodeOf(certified._id), ...certificateViewOf(certified) };
  },

  'task.checkCertificate': async ({ input, caller, store, permit }) => {
    const [certificate, actor] = await Promise.all([store.get('certificates', certificateIdOf(input.code)), caller]);
    permit(partiesOf(actor));
    const all = await certificatesOf(certificate.personId, store);
    return { ...certificateViewOf(certificate, all), name: maskedName(certificate.name) };
  },
} satisfies Partial<HandlersOf<typeof taskActions>>;
