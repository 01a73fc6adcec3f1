import type { CheckedInputOf } from '../../domain/contract';
import { partiesOf, rolesWithin } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import { partiesTo, type ServiceRequest } from '../../domain/requests/model';
import { organisingPost } from '../../domain/tasks/acting';
import type { taskActions, TaskSaid, TaskView } from '../../domain/tasks/contract';
import { partiesToTask, type Task } from '../../domain/tasks/model';
import { edit } from '../../domain/tasks/edit';
import { placeOf, publish } from '../../domain/tasks/publish';
import { approve, cancel, finish, sendBack, type Occasion } from '../../domain/tasks/rules';
import { taskRowOf, taskViewOf } from '../../domain/tasks/views';
import { oneOf } from '../runtime/filters';
import { rulesAt } from '../runtime/ledger';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import type { Store } from '../runtime/store';
import { newSecret } from './codes';
import { commitmentsOf, organisingPlaces, taskListing } from './taskLists';

const COMMUNITY_LENGTH = 12;

type Publishing = Call<'task.publish'> | Call<'task.fromRequest'>;

/** The place it is called for, and the points rules announced with it. */
const groundOf = ({ input, now, store }: Publishing) =>
  Promise.all([
    store.get('places', input.placeId),
    rulesAt(input.placeId.slice(0, COMMUNITY_LENGTH), now.toISOString(), store),
  ]);

type Ground = Awaited<ReturnType<typeof groundOf>>;

const published = async (call: Publishing, [place, rules]: Ground, said: TaskSaid, requestId: string) => {
  const { caller, now, newId, create } = call;
  const actor = await caller;
  const post = organisingPost(place.scopes, actor) ?? refuse('NOT_YOURS_TO_DO');
  const made = { _id: newId, secret: newSecret(), place, post, rules, requestId };
  return taskViewOf(await create('tasks', publish(made, said, { by: actor, now })), actor, now);
};

/** A request that became a task is not made into another one while that one is on its way. */
const assertNotLinked = async (request: ServiceRequest, newId: string, store: Store): Promise<void> => {
  const [linked] = await store.list('tasks', {
    where: { requestId: request._id, state: oneOf(['published', 'running', 'finished']) },
    by: { field: 'startsAt', order: 'asc' },
    limit: 1,
  });
  if (linked && linked._id !== newId) refuse('TASK_LINKED');
};

type MoveAction = 'task.finish' | 'task.sendBack' | 'task.approve' | 'task.cancel';

/** Every move of a task takes the same road: load, ask leave, decide with its rule, save. */
const moving =
  <A extends MoveAction>(rule: (task: Task, said: CheckedInputOf<A>, occasion: Occasion) => Task) =>
  async ({ input, caller, now, store, permit, once }: Call<A>): Promise<TaskView> => {
    const [task, actor] = await Promise.all([store.get('tasks', input.taskId), caller]);
    permit(partiesToTask(task, actor));
    const moved = once(task, (loaded) => rule(loaded, input, { by: actor, now }));
    return taskViewOf(await store.save('tasks', moved), actor, now);
  };

export const taskHandlers = {
  'task.publish': async (call) => {
    const [ground, actor] = await Promise.all([groundOf(call), call.caller]);
    call.permit(rolesWithin(actor, ground[0].scopes));
    return published(call, ground, call.input, '');
  },

  'task.fromRequest': async (call) => {
    const { input, caller, store, permit, newId } = call;
    const { requestId, ...said } = input;
    const [request, ground, actor] = await Promise.all([
      store.get('serviceRequests', requestId),
      groundOf(call),
      caller,
    ]);
    const parties = partiesTo(request, actor);
    const mayRead = isPermitted('request.read', parties);
    permit(parties, mayRead ? 'NOT_YOURS_TO_DO' : 'NOT_FOUND');
    if (request.state !== 'accepted' && request.state !== 'handling') refuse('REQUEST_MOVED_ON');
    await assertNotLinked(request, newId, store);
    return published(call, ground, said, requestId);
  },

  'task.list': async ({ input, caller, now, store, permit }) => {
    const actor = await caller;
    if (input.of === 'organised') permit(organisingPlaces(actor).length > 0 ? partiesOf(actor) : [], 'NOT_ON_DUTY');
    else permit(partiesOf(actor), 'REGISTER_FIRST');
    const listing = taskListing(input, actor, now);
    const found = await store.list('tasks', { ...listing, limit: PAGE_SIZE + 1, after: afterOf(input.cursor) });
    const { shown, next } = pageOf(found, PAGE_SIZE, (task) => task[listing.by.field]);
    // Whoever gave their place back is still found by it, and no longer concerned.
    const mine = shown.filter((task) => task.entries.some(({ personId }) => personId === actor.id));
    return { rows: (input.of === 'mine' ? mine : shown).map((task) => taskRowOf(task, actor, now)), next };
  },

  'task.read': async ({ input, openid, caller, now, store, permit }) => {
    const [task, mine, actor] = await Promise.all([
      store.find('tasks', input.taskId),
      commitmentsOf(openid, now, store),
      caller,
    ]);
    permit(task ? partiesToTask(task, actor) : partiesOf(actor), actor.home ? undefined : 'REGISTER_FIRST');
    if (!task) return refuse('NOT_FOUND');
    return taskViewOf(task, actor, now, mine);
  },

  'task.edit': async ({ input, caller, now, store, permit, once }) => {
    const { taskId, spot, ...said } = input;
    const [task, actor] = await Promise.all([store.get('tasks', taskId), caller]);
    permit(partiesToTask(task, actor));
    const ground = spot === undefined ? undefined : await store.get('places', task.scopes[0] ?? '');
    const place = ground && spot !== undefined ? placeOf(ground, spot) : task.place;
    const edited = once(task, (loaded) => edit(loaded, { ...said, place }, { by: actor, now }));
    return taskViewOf(await store.save('tasks', edited), actor, now);
  },

  'task.finish': moving<'task.finish'>(finish),
  'task.sendBack': moving<'task.sendBack'>(sendBack),
  'task.approve': moving<'task.approve'>((task, _, occasion) => approve(task, occasion)),
  'task.cancel': moving<'task.cancel'>(cancel),
} satisfies Partial<HandlersOf<typeof taskActions>>;
