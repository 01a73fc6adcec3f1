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
const openListing = (asked: Extract<Asked, { of: 'open' }>, actor: Actor): Listed => {
  const placeId = asked.placeId ?? actor.home?.scopes.find((id) => COMMUNITY.test(id)) ?? refuse('REGISTER_FIRST');
  return {
    where: { finders: finderOf(placeId, asked), openKey: greaterThan(''), ...(asked.day ? { days: asked.day } : {}) },
    by: { field: 'openKey', order: 'asc' },
  };
};

/** The places in which somebody organises tasks or checks them. */
export const organisingPlaces = (actor: Actor): string[] => {
  return actor.posts.filter(({ role }) => isPermitted('task.publish', [role])).map(({ placeId }) => placeId);
};

export const taskListing = (asked: Asked, actor: Actor): Listed => {
  switch (asked.of) {
    case 'open':
      return openListing(asked, actor);
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
/** More than anybody does in a year. */
const PAGES_MAX = 5;

/** A year begins at midnight in Shanghai. */
const yearStart = (year: number): string => `${year - 1}-12-31T16:00:00.000Z`;

/** What somebody was on the list of in a year. */
export const tasksOfYear = async (personId: string, year: number, store: Store): Promise<Task[]> => {
  const found: Task[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const last = found.at(-1);
    const next = await store.list('tasks', {
      where: { people: personId, startsAt: [greaterThan(yearStart(year)), lessThan(yearStart(year + 1))] },
      by: { field: 'startsAt', order: 'desc' },
      limit: PAGE,
      after: last && { value: last.startsAt, _id: last._id },
    });
    found.push(...next);
    if (next.length < PAGE) break;
  }
  return found;
};
