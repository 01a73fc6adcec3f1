import { isDivision } from '../places/model';
import { calledUnits } from './case';
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

/** What the index narrows an inbox to besides a state: one thing at a time. */
export type Facet =
  | { readonly category: CategoryKey }
  | { readonly channel: Channel }
  | { readonly lane: Lane }
  | { readonly route: Route };

/** 410403001001 handling lane urgent */
export const inboxKey = (placeId: string, state?: RequestState, facet?: Facet): string =>
  [placeId, state, ...(facet ? Object.entries(facet).flat() : [])].filter(Boolean).join(' ');

/** What a post or unit has in hand, or had. */
export const doingKey = (id: string): string => `doing ${id}`;
export const doneKey = (id: string): string => `done ${id}`;

/** A group's needs, or those of one class, wherever they stand or in one state. */
export const groupKey = (
  groupId: string,
  { serviceClass, state }: { serviceClass?: string; state?: RequestState } = {},
) => [serviceClass === undefined ? groupId : needKeyOf({ groupId, serviceClass }), state].filter(Boolean).join(' ');

const waiting: readonly RequestState[] = ['submitted', 'accepted', 'handling', 'resolved'];
export const isWaiting = (state: RequestState): boolean => waiting.includes(state);
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

/** The end of a number, as people read it out: 10002 of 261121-10002. */
export const tailKey = (tail: string): string => `tail ${tail.toUpperCase()}`;
const tailOf = ({ number }: ServiceRequest): string => number.split('-').at(-1) ?? '';

const inHand: readonly RequestState[] = ['accepted', 'handling', 'resolved'];

/** Whoever has or had a hand in it, and may still read it: the handler, and the units that are or were called. */
const handKeys = (request: ServiceRequest): string[] => {
  const { handler, assistants, state } = request;
  const units = [...calledUnits(request), ...assistants.map(({ unitId }) => unitId)];
  const ids = [...new Set([handler?.postId ?? '', handler?.unitId ?? '', ...units])].filter(Boolean);
  return ids.map(inHand.includes(state) ? doingKey : doneKey);
};

export type Lists = Pick<ServiceRequest, 'waitLists' | 'restLists' | 'needLists'>;

export const listsOf = (request: ServiceRequest): Lists => {
  const { state, dueAt, need } = request;
  return {
    waitLists: waiting.includes(state) || dueAt !== '' ? inboxKeys(request, [undefined, state]) : [],
    restLists: [
      ...(resting.includes(state) ? inboxKeys(request, [state]) : []),
      ...handKeys(request),
      tailKey(tailOf(request)),
    ],
    needLists: need
      ? [undefined, need.serviceClass].flatMap((serviceClass) =>
          [undefined, state].map((one) =>
            groupKey(need.groupId, { ...(serviceClass ? { serviceClass } : {}), ...(one ? { state: one } : {}) }),
          ),
        )
      : [],
  };
};
