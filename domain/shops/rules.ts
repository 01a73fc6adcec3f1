import type { Actor } from '../kernel/access';
import { deadline, type Allowance, type Calendar } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import { step } from '../kernel/machine';
import { withTaps } from '../notices/rules';
import { homeAt } from '../people/model';
import type { Place } from '../places/model';
import { bylineFor } from '../posts/acting';
import { contactFrom } from '../requests/contact';
import type { Contact } from '../requests/held';
import type { Position } from '../requests/intakeContract';
import { licenceOf, licenceState } from './licence';
import { shopMachine, type ShopMove } from './machine';
import { isOfTheShop, type Shop, type ShopHappened } from './model';
import { withShopTidings } from './telling';
import type { Trade } from './trades';

/** The community looks at a shop within so many working days: an editable default, the articles name none. */
const VERIFY_WITHIN: Allowance = { days: 3 };
export const SHOPS_EACH_MAX = 10;
const HISTORY_MAX = 100;
/** District, subdistrict: too wide to look for a shop in. */
const isNear = (scope: string): boolean => scope.length >= 12;

type Occasion = { readonly by: Actor; readonly now: Date; readonly calendar: Calendar };
type Saying = { readonly by: Actor; readonly now: Date };

type Said = {
  readonly name: string;
  readonly spot: string;
  readonly position?: Position | undefined;
  readonly licencePhoto?: string | undefined;
  readonly contact?: Partial<Contact> | undefined;
  readonly hours: string;
  readonly listed: boolean;
  readonly subscribed: readonly string[];
};

/** Nobody's yet when the district brought it in. */
const ownPeopleOf = ({ ownerId, staff }: Shop): string[] =>
  [ownerId, ...staff.map(({ personId }) => personId)].filter((id) => id !== '');

/** What indexes look for, said again from the facts: nobody sets these by hand. */
const derived = (shop: Shop): Shop => {
  const isOpen = shop.state !== 'closed';
  const due = shop.state === 'applied' ? shop.dueAt : '';
  return {
    ...shop,
    dueAt: due,
    dueKey: due && `${due} ${shop._id}`,
    lookKey: due && !shop.overdueMarked ? `${due} ${shop._id}` : '',
    peopleIds: isOpen ? ownPeopleOf(shop) : [],
    shownIn: shop.state === 'verified' && shop.listed ? shop.scopes.filter(isNear) : [],
  };
};

type Line = { readonly by: string; readonly post?: string; readonly words?: string; readonly now: Date };

const told = (shop: Shop, what: ShopHappened['what'], { by, post = '', words = '', now }: Line): Shop => {
  if (shop.history.length >= HISTORY_MAX) refuse('HISTORY_FULL');
  const line: ShopHappened = { what, by, post, at: now.toISOString(), words };
  return withShopTidings(derived({ ...shop, history: [...shop.history, line] }));
};

const moved = (shop: Shop, move: ShopMove): Shop => ({ ...shop, state: step(shopMachine, shop.state, move) });

const dueFrom = (now: Date, calendar: Calendar): string => deadline(now, VERIFY_WITHIN, calendar).at.toISOString();

/** Registered in under a minute: a name, a trade and a place are enough. Whoever registers it owns it. */
export const register = (
  made: { readonly _id: string; readonly place: Place; readonly trade: Trade },
  said: Said,
  { by, now, calendar }: Occasion,
): Shop => {
  const { placeId, label, community, phone, scopes } = homeAt(made.place);
  const at = now.toISOString();
  const shop: Shop = {
    _id: made._id,
    version: 1,
    operations: [],
    state: shopMachine.initial,
    ...{ placeId, placeLabel: label, community, phone, scopes },
    ...{ name: said.name, trade: made.trade.key, tradeLabel: made.trade.label },
    ...{ spot: said.spot, position: said.position ?? null, hours: said.hours, listed: said.listed },
    ...licenceOf(said.licencePhoto ?? '', now),
    contact: contactFrom(said.contact),
    contactViews: [],
    ownerId: by.id,
    staff: [],
    peopleIds: [],
    formerOwners: [],
    shownIn: [],
    badge: null,
    invitation: '',
    invited: null,
    appliedAt: at,
    dueAt: dueFrom(now, calendar),
    dueKey: '',
    overdueMarked: false,
    lookKey: '',
    history: [],
    notices: [],
    noticesDueAt: '',
    allowances: withTaps([], by.id, said.subscribed),
  };
  return told(shop, 'apply', { by: by.id, now });
};

/** Nobody looks after their own shop. */
const othersOnly = (shop: Shop, by: Actor): void => {
  if (isOfTheShop(shop, by.id)) refuse('SHOP_OWN');
};

export const verify = (shop: Shop, said: { readonly words: string }, { by, now }: Saying): Shop => {
  const verified = moved(shop, 'verify');
  othersOnly(shop, by);
  const post = bylineFor(by, shop.scopes, 'shop.verify');
  return told(verified, 'verify', { by: by.id, post, words: said.words, now });
};

export const sendBack = (shop: Shop, said: { readonly reason: string }, { by, now }: Saying): Shop => {
  const back = moved(shop, 'sendBack');
  othersOnly(shop, by);
  const post = bylineFor(by, shop.scopes, 'shop.sendBack');
  return told(back, 'sendBack', { by: by.id, post, words: said.reason, now });
};

type Revision = Pick<Said, 'name' | 'spot' | 'position' | 'licencePhoto'> & { readonly trade: Trade };

export const revise = (shop: Shop, said: Revision, { by, now, calendar }: Occasion): Shop => {
  const again = {
    ...moved(shop, 'revise'),
    ...{ name: said.name, trade: said.trade.key, tradeLabel: said.trade.label, spot: said.spot },
    position: said.position ?? shop.position,
    ...(said.licencePhoto === undefined ? {} : licenceOf(said.licencePhoto, now)),
    dueAt: dueFrom(now, calendar),
    overdueMarked: false,
  };
  return told(again, 'revise', { by: by.id, now });
};

type Update = {
  readonly hours?: string | undefined;
  readonly spot?: string | undefined;
  readonly listed?: boolean | undefined;
  readonly contact?: Partial<Contact> | null | undefined;
  readonly licencePhoto?: string | undefined;
};

/** What needs no new look, whatever the shop's state. */
export const update = (shop: Shop, said: Update, { now }: Pick<Saying, 'now'>): Shop =>
  shop.state === 'closed'
    ? refuse('SHOP_MOVED_ON')
    : derived({
        ...shop,
        hours: said.hours ?? shop.hours,
        spot: said.spot ?? shop.spot,
        listed: said.listed ?? shop.listed,
        contact: said.contact === undefined ? shop.contact : contactFrom(said.contact ?? undefined),
        ...(said.licencePhoto === undefined ? {} : licenceOf(said.licencePhoto, now)),
      });

/** Closing opens no door any more and keeps the story. */
export const close = (shop: Shop, said: { readonly reason: string }, { by, now }: Saying): Shop => {
  const shut = { ...moved(shop, 'close'), invitation: '', invited: null, badge: null };
  const post = shop.ownerId === by.id ? '' : bylineFor(by, shop.scopes, 'shop.close');
  return told(shut, 'close', { by: by.id, post, words: said.reason, now });
};

/** The standard time passed: said once, to whoever should have looked and to one level above. */
export const lookAtShop = (shop: Shop, now: Date): Shop =>
  shop.lookKey === '' || shop.overdueMarked || shop.dueAt > now.toISOString()
    ? shop
    : told({ ...shop, overdueMarked: true }, 'overdue', { by: '', now });

/** The check said no: the owner is asked for another, and the story says so. */
export const licenceJudged = (judged: Shop, before: Shop, now: Date): Shop =>
  licenceState(judged) === 'refused' && licenceState(before) !== 'refused' && judged.state !== 'closed'
    ? told(judged, 'licenceRefused', { by: '', now })
    : judged;

export { told, derived, othersOnly };
export type { Saying };
