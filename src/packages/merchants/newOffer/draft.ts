import type { OfferKind, OfferView, Price, Service } from '../../../../domain/offers/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';

export type OfferDraft = {
  /** By one of my shops, or by the organisation I speak for. */
  readonly by: 'shop' | 'unit';
  readonly shopId: string;
  readonly unitId: string;
  readonly placeId: string;
  readonly place: string;
  readonly kind: OfferKind;
  readonly service: Service;
  readonly title: string;
  readonly text: string;
  readonly prices: readonly Price[];
  readonly places: number;
};

export const noOffer: OfferDraft = {
  ...{ by: 'shop', shopId: '', unitId: '', placeId: '', place: '', kind: 'free', service: 'repair' },
  ...{ title: '', text: '', prices: [], places: 0 },
};

/** What was offered, as it stands. */
export const draftFrom = ({ kind, service, title, text, prices, places }: OfferView): OfferDraft => ({
  ...noOffer,
  ...{ kind, service, title, text, prices, places },
});

const TITLE_LEAST = 2;

/** What is still needed, to read; empty when it may be sent. */
export const lackingOf = (draft: OfferDraft, revised: boolean): string => {
  if (!revised && draft.by === 'shop' && !draft.shopId) return '选哪家店';
  if (!revised && draft.by === 'unit' && !(draft.unitId && draft.placeId)) return '选哪个单位、给哪个社区';
  if (!saysAtLeast(draft.title, TITLE_LEAST)) return '写一句做什么';
  if (draft.kind === 'lowFee' && !draft.prices.length) return '低偿的要写价目';
  return draft.prices.every(({ label, per }) => label.trim() && per.trim()) ? '' : '价目的每一行都要写全';
};

export const saidOf = ({ kind, service, title, text, prices, places }: OfferDraft) => ({
  ...{ kind, service, places },
  title: title.trim(),
  text: text.trim(),
  prices: kind === 'free' ? [] : [...prices],
});
