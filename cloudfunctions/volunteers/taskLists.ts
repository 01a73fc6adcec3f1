import type { CheckedInputOf } from '../../domain/contract';
import type { Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { isPermitted } from '../../domain/permissions';
import type { Task } from '../../domain/tasks/model';
import { finderOf } from '../../domain/tasks/publish';
import { greaterThan, lessThan, oneOf } from '../runtime/filters';
import type { Listing, Store } from '../runtime/store';

type Asked = CheckedInputOf<'task.list'>;
type Listed = Pick<Listing<Task>, 'where'> & {
  readonly by: { readonly field: 'openKey' | 'startsAt'; readonly order: 'asc' | 'desc' };
};

const COMMUNITY = /^\d{12}$/;

/** Where somebody lives, unless they look elsewhere. */
const openListing = (asked: Extract<Asked, { of: 'open' }>, actor: Actor, now: Date): Listed => {
  const placeId = asked.placeId ?? actor.home?.scopes.find((id) => COMMUNITY.test(id)) ?? refuse('REGISTER_FIRST');
  return {
    where: {
      finders: finderOf(placeId, asked),
      openKey: greaterThan(''),
      endsAt: greaterThan(now.toISOString()),
      ...(asked.day ? { days: asked.day } : {}),
    },
    by: { field: 'openKey', order: 'asc' },
  };
};

/** The places in which somebody organises tasks or checks them. */
export const organisingPlaces = (actor: Actor): string[] => {
  return actor.posts.filter(({ role }) => isPermitted('task.publish', [role])).map(({ placeId }) => placeId);
};

export const taskListing = (asked: Asked, actor: Actor, now: Date): Listed => {
  switch (asked.of) {
    case 'open':
      return openListing(asked, actor, now);
    case 'mine':
      return { where: { people: actor.id }, by: { field: 'startsAt', order: 'desc' } };
    case 'organised':
      return {
        where: { scopes: oneOf(organisingPlaces(actor)), ...(asked.state ? { state: asked.state } : {}) },
        by: { field: 'startsAt', order: 'desc' },
      };
  }
};

const PAGE = 100;
const DAY = 86_400_000;
/** From the first shift of a task to the end of its last one. */
const LONGEST_DAYS = 183 + 60;
/** More than anybody does in a year. */
const PAGES_MAX = 5;

/** A year begins at midnight in Shanghai. */
const yearStart = (year: number): string => `${year - 1}-12-31T16:00:00.000Z`;

/** A task is called half a year ahead and runs for two months at most: what began before reaches into the year. */
const reachingInto = (year: number): string =>
  new Date(new Date(yearStart(year)).getTime() - LONGEST_DAYS * DAY).toISOString();

/** What somebody was on the list of and that took place in a year, or in part of it. */
export const tasksOfYear = async (personId: string, year: number, store: Store): Promise<Task[]> => {
  const found: Task[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const last = found.at(-1);
    const next = await store.list('tasks', {
      where: {
        people: personId,
        startsAt: [greaterThan(reachingInto(year)), lessThan(yearStart(year + 1))],
        endsAt: greaterThan(yearStart(year)),
      },
      by: { field: 'startsAt', order: 'desc' },
      limit: PAGE,
      after: last && { value: last.startsAt, _id: last._id },
    });
    found.push(...next);
    if (next.length < PAGE) break;
  }
  return found;
};

/** More than anybody has promised to come to at once. */
const COMMITMENTS_MAX = 50;

/** What somebody is in and that is not over. */
export const commitmentsOf = (personId: string, now: Date, store: Store): Promise<Task[]> =>
  store.list('tasks', {
    where: { people: personId, endsAt: greaterThan(now.toISOString()), state: oneOf(['published', 'running']) },
    by: { field: 'startsAt', order: 'desc' },
    limit: COMMITMENTS_MAX,
  });
