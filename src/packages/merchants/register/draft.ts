import { canBeDialled } from '../../../../domain/kernel/phones';
import type { InputOf } from '../../../../domain/contract';
import type { Position } from '../../../../domain/requests/intakeContract';
import type { ShopView } from '../../../../domain/shops/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import type { Photo } from '../../../api/photo';
import { fileIdsOf } from '../../../api/usePhotos';

export type ShopDraft = {
  readonly name: string;
  readonly trade: string;
  readonly tradeLabel: string;
  readonly placeId: string;
  readonly place: string;
  readonly spot: string;
  /** Where the map was pointed at; null when it was not. */
  readonly position: Position | null;
  readonly licence: readonly Photo[];
  readonly phone: string;
  readonly hours: string;
  readonly listed: boolean;
};

export const noShop: ShopDraft = {
  ...{ name: '', trade: '', tradeLabel: '', placeId: '', place: '', spot: '', position: null },
  ...{ licence: [], phone: '', hours: '', listed: false },
};

/** What was sent back, as it stands. The licence is not shown again: a new picture replaces it. */
export const draftFrom = (shop: ShopView): ShopDraft => ({
  ...noShop,
  ...{ name: shop.name, trade: shop.trade, tradeLabel: shop.tradeLabel },
  ...{ placeId: shop.placeId, place: shop.place, spot: shop.spot, position: shop.position },
});

/** What is still needed, to read; empty when it may be sent. */
export const lackingOf = ({ name, trade, placeId, phone }: ShopDraft): string => {
  if (!saysAtLeast(name, 2)) return '写上店名';
  if (!trade) return '选一个行业';
  if (!placeId) return '选店在哪里';
  return canBeDialled(phone) ? '' : '电话再看一看，或者先不填';
};

const told = ({ name, trade, spot, position, licence }: ShopDraft) => {
  const [licencePhoto] = fileIdsOf(licence);
  return {
    name: name.trim(),
    trade,
    spot: spot.trim(),
    ...(position && { position }),
    ...(licencePhoto && { licencePhoto }),
  };
};

export const revisedOf = (draft: ShopDraft): Omit<InputOf<'shop.revise'>, 'shopId'> => told(draft);

export const registeredOf = (draft: ShopDraft, subscribed: string[]): InputOf<'shop.register'> => ({
  ...told(draft),
  placeId: draft.placeId,
  hours: draft.hours.trim(),
  listed: draft.listed,
  subscribed,
  ...(draft.phone.trim() && { contact: { phone: draft.phone.trim() } }),
});
