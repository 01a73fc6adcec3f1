import { partiesOf } from '../../domain/kernel/access';
import type { personActions } from '../../domain/people/contract';
import { actorOf, meOf } from '../../domain/people/model';
import { newPerson, register } from '../../domain/people/rules';
import { peopleOf } from '../../domain/posts/model';
import { ownKeywords } from '../../domain/requests/categories';
import { listedFields } from '../../domain/requests/model';
import { requestRowOf } from '../../domain/requests/views';
import { shippedSettings } from '../../domain/settings/model';
import { finderOf } from '../../domain/tasks/publish';
import { taskRowOf } from '../../domain/tasks/views';
import { greaterThan, oneOf } from '../runtime/filters';
import { findPlace } from '../runtime/places';
import { otherTurnsOf } from '../runtime/otherTurns';
import { postsServing } from '../runtime/posts';
import { countTurns, inboxCountsOf } from '../runtime/requestQueue';
import { mineListing } from '../runtime/requestLists';
import type { HandlersOf } from '../runtime/serve';
import { guardianCodeOf } from '../runtime/wards';

const OPEN_SHOWN = 3;
const TASKS_SHOWN = 2;
const COMMUNITY = /^\d{12}$/;
const openStates = ['submitted', 'accepted', 'handling', 'resolved', 'verified'];

export const personHandlers = {
  'person.me': async ({ caller, occasion, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor));
    const { settings = shippedSettings } = await occasion(actor, actor.home?.scopes ?? []);
    const own = ownKeywords(settings.keywords);
    return { ...meOf(actor), keywords: own.map(({ category, keywords }) => ({ category, keywords: [...keywords] })) };
  },

  'person.home': async ({ caller, now, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor));
    const mine = mineListing(actor.id);
    const community = actor.home?.scopes.find((id) => COMMUNITY.test(id)) ?? '';
    const [posts, requests, tasks, turns, others] = await Promise.all([
      actor.home ? postsServing(actor.home.scopes, store) : [],
      actor.home
        ? store.rows('serviceRequests', {
            ...mine,
            fields: listedFields,
            where: { ...mine.where, state: oneOf(openStates) },
            limit: OPEN_SHOWN,
          })
        : [],
      community
        ? store.list('tasks', {
            where: {
              finders: finderOf(community, { kind: 'open' }),
              openKey: greaterThan(''),
              endsAt: greaterThan(now.toISOString()),
            },
            by: { field: 'openKey', order: 'asc' },
            limit: TASKS_SHOWN,
          })
        : [],
      actor.posts.length > 0 ? countTurns({ actor, now, store }) : null,
      otherTurnsOf({ actor, now, store }),
    ]);
    return {
      me: meOf(actor),
      people: peopleOf(posts, now),
      requests: requests.map((request) => requestRowOf(request, actor, now)),
      tasks: tasks.map((task) => taskRowOf(task, actor, now)),
      inbox: turns && inboxCountsOf(turns),
      turns,
      others,
    };
  },

  'person.register': async ({ input, openid, caller, now, newId, store, permit, once, create }) => {
    const [place, person, actor] = await Promise.all([findPlace(input, store), store.find('people', openid), caller]);
    permit(partiesOf(actor));
    const guardianCode = guardianCodeOf(openid, newId);
    const registered = person
      ? await store.save(
          'people',
          once(person, (known) => register(known, place, input, { now, guardianCode })),
        )
      : await create('people', register(newPerson(openid), place, input, { now, guardianCode }));
    return meOf({ ...actorOf(openid, registered, [], now), posts: actor.posts });
  },
} satisfies Partial<HandlersOf<typeof personActions>>;
