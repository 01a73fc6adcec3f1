import type { RequestState } from '../../domain/requests/machine';
import { 居民, 社区专员, 网格员, 路灯不亮, type Town } from './town';

/** A fresh request of the resident's, brought to a state by the people whose work it is. */
export const aRequest = async (town: Town, state: RequestState = 'submitted'): Promise<string> => {
  const { requestId } = await town.as(居民).does('request.submit', 路灯不亮);
  const upTo = async (wanted: RequestState[], act: () => Promise<unknown>): Promise<void> => {
    if (wanted.includes(state)) await act();
  };
  await upTo(['withdrawn'], () => town.as(居民).does('request.withdraw', { requestId }));
  await upTo(['accepted'], () => town.as(社区专员).does('request.accept', { requestId }));
  await upTo(['handling', 'resolved', 'verified', 'closed'], () =>
    town.as(社区专员).does('request.accept', { requestId, route: 'own' }),
  );
  await upTo(['resolved', 'verified', 'closed'], () =>
    town.as(社区专员).does('request.resolve', { requestId, outcome: 'solved' }),
  );
  await upTo(['verified', 'closed'], () => town.as(网格员).does('request.verify', { requestId, solved: true }));
  await upTo(['closed'], () => town.as(居民).does('request.rate', { requestId, rating: 'satisfied' }));
  return requestId;
};

/** The document as the database holds it. */
export const stored = async (town: Town, requestId: string): Promise<Record<string, unknown>> => {
  const found = (await town.cloud.documents('serviceRequests', 1000)).find(({ _id }) => _id === requestId);
  if (!found) throw new Error(`There is no request ${requestId}.`);
  return found;
};
