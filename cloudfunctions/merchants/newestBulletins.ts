import type { Bulletin } from '../../domain/groups/model';
import type { After } from '../runtime/dialect';
import type { Store } from '../runtime/store';

type Asked = { readonly groupId: string; readonly limit: number; readonly after?: After | undefined };

export const newestBulletins = ({ groupId, limit, after }: Asked, store: Store): Promise<Bulletin[]> =>
  store.list('bulletins', { where: { groupId }, by: { field: 'postedAt', order: 'desc' }, limit, after });
