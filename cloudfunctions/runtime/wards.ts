import type { Person } from '../../domain/people/model';
import { idOf } from './operation';
import type { Store } from './store';

/** More children than anybody answers for. */
const WARDS_MAX = 20;

/** A ward as their guardian refers to them: says nothing about who it is, and means nothing to anybody else. */
export const wardNameOf = (guardianId: string, ward: Person): string => idOf('ward', guardianId, ward._id);

export const wardsOf = (openid: string, store: Store): Promise<Person[]> =>
  store.list('people', {
    where: { guardianId: openid },
    by: { field: 'guardianId', order: 'asc' },
    limit: WARDS_MAX,
  });

/** Nobody can work it out: the person it is made from never leaves the server. */
export const guardianCodeOf = (openid: string, newId: string): string => idOf(openid, newId, 'guardian');
