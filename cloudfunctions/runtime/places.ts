import { refuse } from '../../domain/kernel/fault';
import type { Place } from '../../domain/places/model';
import type { Store } from './store';

export type Which = { readonly placeId: string } | { readonly scene: string };

/** A place by its id, or by the code on its door. */
export const findPlace = async (which: Which, store: Store): Promise<Place> => {
  if ('placeId' in which) return store.get('places', which.placeId);
  const [place] = await store.list('places', {
    where: { door: which.scene },
    by: { field: 'door', order: 'asc' },
    limit: 1,
  });
  return place ?? refuse('NOT_FOUND');
};
