import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { postLabel } from '../posts/model';
import type { CategoryKey } from '../requests/categories';
import { record as recordRequest, submit } from '../requests/intake';
import { actingPost, type ServiceRequest } from '../requests/model';
import type { Occasion as RequestOccasion } from '../requests/moving';
import { finished, moved, type Occasion, type Said } from './moving';
import type { Wish } from './model';
import { aWish, begun, type Made, type Wished } from './posting';

/** The wisher is the reporter, with all a reporter's rights, whoever pressed the button. */
const wisherOf = ({ wisherId }: Wish): Actor => ({
  ...{ id: wisherId, home: null, posts: [], nickname: '', avatar: '', consent: '', agreed: [] },
  ...{ awaitsGuardian: false, volunteer: null },
});

type Turned = { readonly category?: CategoryKey | undefined; readonly urgent: boolean; readonly words: string };

/** The request a wish for a public thing becomes. Its words were checked and looked at as a wish. */
export const requestOf = (
  wish: Wish,
  made: { readonly _id: string; readonly number: string },
  said: Turned,
  occasion: RequestOccasion,
): ServiceRequest => {
  const { placeId, placeLabel: label, community, phone, scopes, photos, contact } = wish;
  const where = { placeId, label, community, phone, scopes };
  const draft = { ...made, where, channel: 'wish' as const };
  const { category, urgent } = said;
  const text = [wish.title, wish.text].filter((part) => part !== '').join('。');
  const submission = { text, photos, category, urgent, subscribed: [] };
  const reporter = contact ?? { name: '', phone: '' };
  const request =
    wish.wisherId === ''
      ? recordRequest(draft, { ...submission, reporter }, occasion)
      : submit(draft, { ...submission, contact: reporter }, { ...occasion, by: wisherOf(wish) });
  return { ...request, wishId: wish._id };
};

/** It goes the way of requests from here, and comes true when that one is satisfied. */
export const toRequest = (wish: Wish, requestId: string, said: Said, occasion: Occasion): Wish =>
  finished({ ...moved(wish, 'toRequest', occasion, said), requestId, requestOpen: true });

/** Back on the wall while the request goes on: whichever comes first makes it true. */
export const bringBack = (wish: Wish, said: { readonly reason: string } & Said, occasion: Occasion): Wish => {
  const back = moved(wish, 'bringBack', occasion, { ...said, words: said.reason });
  return finished({ ...back, listedAt: back.movedAt, reviewerId: occasion.by.id });
};

/** Both know each other from here on. */
export const tied = (request: ServiceRequest, wishId: string): ServiceRequest => {
  if (request.wishId !== '') refuse('WISH_LINKED');
  if (request.state === 'closed' || request.state === 'withdrawn') refuse('REQUEST_MOVED_ON');
  return { ...request, wishId };
};

/** A request somebody might fulfil goes on the wall at once: staff have looked at it already. */
export const fromRequest = (made: Made, request: ServiceRequest, said: Wished, occasion: Occasion): Wish => {
  const held = actingPost(request, 'wish.fromRequest', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  const wish: Wish = {
    ...aWish({ ...made, invitation: '' }, said, occasion.now),
    state: 'listed',
    listedAt: occasion.now.toISOString(),
    wisherId: request.reporterId,
    recorderId: request.recorderId,
    recordedBy: request.recordedBy,
    reviewerId: occasion.by.id,
    requestId: request._id,
    requestOpen: true,
  };
  return begun(wish, 'fromRequest', occasion, postLabel(held));
};
