import { rolesWithin, type Party } from '../kernel/access';
import type { Telling } from '../notices/model';
import type { Contact, ContactView } from '../requests/held';
import type { OfferKind, Price } from './contract';
import type { OrderMove, OrderState } from './machine';
import { isOwn, type Provider } from './model';
import type { Viewer } from './views';

export type OrderHappened = {
  readonly what: OrderMove | 'place' | 'overdue';
  readonly as: 'orderer' | 'provider' | 'clock';
  readonly at: string;
  readonly words: string;
};

export type Order = Telling<OrderState> & {
  readonly number: string;
  readonly offerId: string;
  readonly title: string;
  readonly kind: OfferKind;
  readonly provider: Provider;
  readonly providerId: string;
  /** As they stood when it was ordered. */
  readonly prices: readonly Price[];
  readonly ordererId: string;
  readonly contact: Contact;
  readonly contactViews: readonly ContactView[];
  readonly placeLabel: string;
  readonly spot: string;
  readonly words: string;
  /** The community's number. */
  readonly phone: string;
  readonly placedAt: string;
  /** Until when the partner should have answered; empty once they did. */
  readonly dueAt: string;
  readonly overdueMarked: boolean;
  /** It is over, and the clock has given its offer back what it took. */
  readonly letGo: boolean;
  readonly lookKey: string;
  /** Who accepted it: they hear of what comes after. */
  readonly servedBy: string;
  readonly reopened: number;
  readonly history: readonly OrderHappened[];
};

/** Everything the actor is to this order; staff of the place look after both sides. */
export const partiesToOrder = (order: Order, viewer: Viewer): Party[] => [
  ...rolesWithin(viewer.actor, order.scopes),
  ...(order.ordererId === viewer.actor.id ? (['orderer'] as const) : []),
  ...(isOwn(order, viewer) ? (['provider'] as const) : []),
];
