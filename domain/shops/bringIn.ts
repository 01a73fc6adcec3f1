import { homeAt } from '../people/model';
import type { Place } from '../places/model';
import { licenceOf } from './licence';
import type { Shop } from './model';
import type { Trade } from './trades';

/** Its owner is given the code by the community, some time in the next weeks. */
const WAITS_MS = 90 * 86_400_000;

type Listed = {
  readonly _id: string;
  readonly place: Place;
  readonly trade: Trade;
  readonly name: string;
  readonly spot: string;
  readonly hours: string;
};

const factsOf = ({ place, trade, name, spot, hours }: Listed) => {
  const { placeId, label, community, phone, scopes } = homeAt(place);
  return {
    ...{ placeId, placeLabel: label, community, phone, scopes },
    ...{ name, trade: trade.key, tradeLabel: trade.label, spot, hours },
  };
};

/**
 * A shop out of the district's own list: the district answers for it, so it is verified, and it is nobody's until
 * somebody takes the code it was given. It is on no map before its owner says so.
 */
export const bringIn = (listed: Listed, code: string, now: Date): Shop => ({
  ...{ _id: listed._id, version: 1, operations: [], state: 'verified' },
  ...factsOf(listed),
  ...licenceOf('', now),
  ...{ position: null, contact: null, contactViews: [], ownerId: '', staff: [], peopleIds: [] },
  ...{ formerOwners: [], listed: false, shownIn: [], badge: null },
  invitation: code,
  invited: { as: 'owner', untilAt: new Date(now.getTime() + WAITS_MS).toISOString() },
  ...{ appliedAt: now.toISOString(), dueAt: '', dueKey: '', overdueMarked: false, lookKey: '' },
  history: [{ what: 'apply', by: '', post: '区里的名册', at: now.toISOString(), words: '' }],
  ...{ notices: [], noticesDueAt: '', allowances: [] },
});

/** What the list says anew counts until somebody owns it; from then on they say it themselves. */
export const broughtInAgain = (shop: Shop, listed: Listed): Shop =>
  shop.ownerId === '' ? { ...shop, ...factsOf(listed) } : shop;
