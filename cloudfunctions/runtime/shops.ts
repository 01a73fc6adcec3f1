import type { Shop } from '../../domain/shops/model';
import { SHOPS_EACH_MAX } from '../../domain/shops/rules';
import type { Store } from './store';

/** A person may also help in as many shops again. */
const SHOPS_MAX = 2 * SHOPS_EACH_MAX;

/** The shops somebody owns or helps in right now: looked up with the caller, on every call anew. */
export const shopsOf = (openid: string, store: Store): Promise<Shop[]> =>
  store.list('shops', { where: { peopleIds: openid }, by: { field: 'appliedAt', order: 'asc' }, limit: SHOPS_MAX });
