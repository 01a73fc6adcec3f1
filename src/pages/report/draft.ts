import { canBeDialled } from '../../../domain/kernel/phones';
import type { InputOf } from '../../../domain/contract';
import type { Letter } from '../../api/outbox';
import type { Photo } from '../../api/photo';
import type { CategoryKey } from '../../../domain/requests/categories';
import type { Kind } from '../../../domain/requests/channels';
import type { Position } from '../../../domain/requests/intakeContract';
import { lettersOver, saysAtLeast } from '../../../domain/kernel/letters';
import { TEXT_LEAST, TEXT_MAX } from '../../../domain/kernel/schemas';

/** What a report is begun from, each with a draft of its own. */
type Begun = { readonly letter: string; readonly shop: string; readonly scene: string };

export const draftName = ({ letter, shop, scene }: Begun): string => {
  if (letter) return `report:letter:${letter}`;
  if (shop) return `report:shop:${shop}`;
  return scene ? `report:door:${scene}` : 'report';
};

/** What is on the report screen before it is sent. */
export type ReportDraft = {
  readonly text: string;
  readonly photos: readonly Photo[];
  /** Empty: at home. */
  readonly placeId: string;
  readonly placeLabel: string;
  readonly spot: string;
  /** Chosen by the person; null while the guess from the text stands. */
  readonly category: CategoryKey | null;
  readonly urgent: boolean;
  /** Where the map was pointed at; null when it was not. */
  readonly position: Position | null;
  readonly kind: Kind;
  /** A good deed: whoever is in the picture agreed to be shown. */
  readonly shownAgreed: boolean;
  readonly name: string;
  readonly phone: string;
  /** A shop it is about; empty for anything else. */
  readonly shopId: string;
  readonly shop: string;
};

export const emptyDraft: ReportDraft = {
  text: '',
  photos: [],
  placeId: '',
  placeLabel: '',
  spot: '',
  category: null,
  urgent: false,
  position: null,
  kind: 'ordinary',
  shownAgreed: false,
  name: '',
  phone: '',
  shopId: '',
  shop: '',
};

/** What the contract asks for; what the person left out is left out. */
export const inputOf = (draft: ReportDraft, subscribed: string[]): Letter['input'] => ({
  text: draft.text.trim(),
  urgent: draft.urgent,
  subscribed,
  ...(draft.placeId && { placeId: draft.placeId }),
  ...(draft.spot.trim() && { spot: draft.spot.trim() }),
  ...(draft.category && { category: draft.category }),
  ...(draft.position && { position: draft.position }),
  kind: draft.kind,
  shownAgreed: draft.kind === 'goodDeed' && draft.shownAgreed,
  ...(draft.shopId && { aboutShop: draft.shopId }),
  ...(draft.phone.trim() && { contact: { name: draft.name.trim(), phone: draft.phone.trim() } }),
});

export const draftOf = ({ input, photos, placeLabel }: Letter): ReportDraft => ({
  text: input.text,
  photos,
  placeId: input.placeId ?? '',
  placeLabel,
  spot: input.spot ?? '',
  category: input.category ?? null,
  urgent: input.urgent ?? false,
  position: input.position ?? null,
  kind: input.kind ?? 'ordinary',
  shownAgreed: input.shownAgreed ?? false,
  name: input.contact?.name ?? '',
  phone: input.contact?.phone ?? '',
  shopId: input.aboutShop ?? '',
  shop: '',
});

/** Nothing is mandatory but a photo or a few words. */
export const saysSomething = (draft: Pick<ReportDraft, 'photos' | 'text'>): boolean =>
  draft.photos.length > 0 || saysAtLeast(draft.text, TEXT_LEAST);

/** Enough words to ask whether a neighbour said the same. */
export const canBeCompared = (text: string): boolean =>
  saysAtLeast(text, TEXT_LEAST) && lettersOver(text, TEXT_MAX) === 0;

/** A number half typed would come back refused; better said here. */
export const isComplete = (draft: ReportDraft): boolean => saysSomething(draft) && canBeDialled(draft.phone);

/** What neighbours' open matters are compared with. */
export const similarTo = (draft: ReportDraft): InputOf<'request.similar'> => ({
  text: draft.text.trim(),
  ...(draft.placeId && { placeId: draft.placeId }),
  ...(draft.position && { position: draft.position }),
  ...(draft.category && { category: draft.category }),
});
