import { isDivision } from '../places/model';
import type { CategoryKey } from './categories';
import type { Channel } from './channels';
import type { Route } from './contract';
import type { Lane } from './lanes';
import type { RequestState } from './machine';
import type { ServiceRequest } from './model';
import { needKeyOf } from './need';

/*
 * A request carries the names of the lists it stands in, so that one index serves every list of an order, however it is
 * narrowed: the staff's by what is due, those that wait for nobody by what moved last, a group's by what was raised last.
 */

/** What an inbox may be narrowed to besides a state: one thing at a time. */
export type Facet =
  | { readonly category: CategoryKey }
  | { readonly channel: Channel }
  | { readonly lane: Lane }
  | { readonly route: Route };

/** 410403001001 handling lane urgent */
export const inboxKey = (placeId: string, state?: RequestState, facet?: Facet): string =>
  [placeId, state, ...(facet ? Object.entries(facet).flat() : [])].filter(Boolean).join(' ');

/** What waits for a post's or a unit's yes, and what a unit owes an answer to. */
export const offerKey = (id: string): string => `offered ${id}`;
export const owingKey = (unitId: string): string => `owing ${unitId}`;

/** A group's needs, or those of one class, wherever they stand or in one state. */
export const groupKey = (
  groupId: string,
  { serviceClass, state }: { serviceClass?: string; state?: RequestState } = {},
) => [serviceClass === undefined ? groupId : needKeyOf({ groupId, serviceClass }), state].filter(Boolean).join(' ');

const waiting: readonly RequestState[] = ['submitted', 'accepted', 'handling', 'resolved'];
const resting: readonly RequestState[] = ['verified', 'closed'];

const facetsOf = ({ category, channel, lane, route }: ServiceRequest): Facet[] => [
  { category },
  { channel },
  { lane },
  ...(route ? [{ route }] : []),
];

/** In every place somebody has an inbox for, under each of these states, whole and narrowed. */
const inboxKeys = (request: ServiceRequest, states: readonly (RequestState | undefined)[]): string[] =>
  request.scopes
    .filter(isDivision)
    .flatMap((placeId) =>
      states.flatMap((state) => [undefined, ...facetsOf(request)].map((facet) => inboxKey(placeId, state, facet))),
    );

export type Lists = Pick<ServiceRequest, 'waitLists' | 'restLists' | 'needLists'>;

export const listsOf = (request: ServiceRequest, owing: readonly string[]): Lists => {
  const { state, dueAt, offer, need } = request;
  return {
    waitLists:
      waiting.includes(state) || dueAt !== ''
        ? [...inboxKeys(request, [undefined, state]), ...(offer ? [offerKey(offer.to.id)] : []), ...owing.map(owingKey)]
        : [],
    restLists: resting.includes(state) ? inboxKeys(request, [state]) : [],
    needLists: need
      ? [undefined, need.serviceClass].flatMap((serviceClass) =>
          [undefined, state].map((one) =>
            groupKey(need.groupId, { ...(serviceClass ? { serviceClass } : {}), ...(one ? { state: one } : {}) }),
          ),
        )
      : [],
  };
};
