import { freshPictures } from '../checks/rules';
import { refuse } from '../kernel/fault';
import { withTaps } from '../notices/rules';
import { isMinorAt } from '../people/age';
import type { Home } from '../people/model';
import { postLabel } from '../posts/model';
import { contactFrom, viewed } from '../requests/contact';
import type { Contact } from '../requests/held';
import type { Consent, WishKind } from './contract';
import { wishMachine } from './machine';
import { actingPostOn, codeNameOf, communityIdOf, isClaimer, type Told, type Wish } from './model';
import { appended, finished, type Occasion } from './moving';

/** A wish is taken and given back so often at most. */
const CLAIMS_MAX = 20;

export type Wished = {
  readonly title: string;
  readonly text: string;
  readonly kind: WishKind;
  readonly photos: readonly string[];
};

export type Made = {
  readonly _id: string;
  readonly where: Home;
  readonly textCheck: Wish['textCheck'];
  /** Opens it to a guardian, who alone is given it. */
  readonly invitation: string;
};

const unclaimed = {
  claimKey: '',
  claim: null,
  claimsLeft: CLAIMS_MAX,
  proof: null,
  mayShow: false,
  reopened: 0,
  reviewerId: '',
  listedAt: '',
  contactViews: [],
  traceIds: [],
  requestId: '',
  requestOpen: false,
  requestDueAt: '',
  countDueAt: '',
  lookAt: '',
  owed: [],
  owedDueAt: '',
  notices: [],
  noticesDueAt: '',
  allowances: [],
  guardianId: '',
  ownerIds: [],
  recorderId: '',
  recordedBy: '',
  consent: null,
} as const;

export const aWish = (made: Made, { title, text, kind, photos }: Wished, now: Date): Wish => {
  const at = now.toISOString();
  return {
    ...unclaimed,
    ...{ _id: made._id, version: 1, operations: [], codeName: codeNameOf(made._id), state: wishMachine.initial },
    ...{ kind, title, text, photos, textCheck: made.textCheck },
    ...{ pictures: freshPictures(photos), checksDueAt: photos.length > 0 ? at : '' },
    ...{ postedAt: at, submittedAt: at, movedAt: at },
    placeId: made.where.placeId,
    placeLabel: made.where.label,
    community: made.where.community,
    communityId: communityIdOf(made.where.scopes),
    phone: made.where.phone,
    scopes: made.where.scopes,
    wisherId: '',
    minor: false,
    invitation: made.invitation,
    contact: null,
    history: [],
  };
};

export const begun = (wish: Wish, move: Told, { by, now }: Occasion, who: string): Wish =>
  finished({ ...wish, history: [{ move, by: by.id, who, at: now.toISOString(), words: '' }] });

/** A guardian is invited for a child, and for whoever cannot say the last word themselves. */
export const post = (
  made: Made,
  said: Wished & {
    readonly minor: boolean;
    readonly contact?: Partial<Contact> | undefined;
    readonly subscribed: readonly string[];
  },
  occasion: Occasion,
): Wish => {
  const { by, now } = occasion;
  // Whoever is known to be a minor need not say so for each wish, and cannot leave it unsaid.
  const minor = said.minor || isMinorAt(by, now);
  const wish: Wish = {
    ...aWish(made, said, now),
    wisherId: by.id,
    minor,
    invitation: minor ? made.invitation : '',
    contact: contactFrom(said.contact),
    allowances: withTaps([], by.id, said.subscribed),
  };
  return begun(wish, 'post', occasion, '许愿人');
};

/** For somebody who cannot, with their consent: whoever writes it down gets none of the wisher's rights. */
export const record = (
  made: Made,
  said: Wished & { readonly minor: boolean; readonly consent: Consent; readonly wisher: Partial<Contact> },
  occasion: Occasion,
): Wish => {
  const wish = aWish(made, said, occasion.now);
  const held = actingPostOn(wish, 'wish.record', occasion.by) ?? refuse('NOT_YOURS_TO_DO');
  const recordedBy = postLabel(held);
  const wisher = { minor: said.minor, consent: said.consent, contact: contactFrom(said.wisher) };
  return begun({ ...wish, ...wisher, recorderId: occasion.by.id, recordedBy }, 'record', occasion, recordedBy);
};

/** The guardian comes with the code, on their own phone: another grown-up than whoever wished or wrote it down. */
export const guard = (wish: Wish, said: { readonly subscribed: readonly string[] }, { by, now }: Occasion): Wish => {
  if (wish.guardianId !== '') refuse('INVITATION_OVER');
  if (isMinorAt(by, now) || [wish.wisherId, wish.recorderId].includes(by.id) || isClaimer(wish, by))
    refuse('GUARDIAN_ELSE');
  const line = { move: 'guard' as const, by: by.id, who: '监护人', at: now.toISOString(), words: '' };
  const allowances = withTaps(wish.allowances, by.id, said.subscribed);
  const { lookAt } = wish;
  return {
    ...finished({ ...wish, guardianId: by.id, allowances, history: appended(wish, line) }),
    lookAt,
  };
};

/** Nobody sees the number before this is saved. */
export const reveal = (wish: Wish, said: { readonly reason: string }, { by, now }: Occasion): Wish => {
  if (!wish.contact) return refuse('NO_CONTACT');
  const held = actingPostOn(wish, 'wish.revealContact', by) ?? refuse('NOT_YOURS_TO_DO');
  const who = postLabel(held);
  return {
    ...wish,
    contactViews: viewed(
      wish.contactViews,
      { by: by.id, who, at: now.toISOString(), reason: said.reason },
      'REVEAL_FULL',
    ),
  };
};
