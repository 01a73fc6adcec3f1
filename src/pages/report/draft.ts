import type { Letter } from '../../api/outbox';
import type { Photo } from '../../api/photo';
import type { CategoryKey } from '../../../domain/requests/categories';

export const REPORT_DRAFT = 'report';

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
};

export const emptyDraft: ReportDraft = {
  text: '',
  photos: [],
  placeId: '',
  placeLabel: '',
  spot: '',
  category: null,
  urgent: false,
};

/** What the contract asks for; what the person left out is left out. */
export const inputOf = (draft: ReportDraft, subscribed: string[]): Letter['input'] => ({
  text: draft.text.trim(),
  urgent: draft.urgent,
  subscribed,
  ...(draft.placeId && { placeId: draft.placeId }),
  ...(draft.spot.trim() && { spot: draft.spot.trim() }),
  ...(draft.category && { category: draft.category }),
});

export const draftOf = ({ input, photos, placeLabel }: Letter): ReportDraft => ({
  text: input.text,
  photos,
  placeId: input.placeId ?? '',
  placeLabel,
  spot: input.spot ?? '',
  category: input.category ?? null,
  urgent: input.urgent ?? false,
});

const TEXT_LEAST = 4;

/** Nothing is mandatory but a photo or a few words. */
export const saysSomething = (draft: ReportDraft): boolean =>
  draft.photos.length > 0 || draft.text.trim().length >= TEXT_LEAST;
