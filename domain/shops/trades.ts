import type { Aggregate } from '../kernel/document';

/** What kind of shop it is. These come with the product; a community adds its own. */
export const trades = {
  grocery: '粮油副食',
  pharmacy: '药店诊所',
  restaurant: '餐饮小吃',
  repair: '维修开锁',
  housework: '家政保洁',
  beauty: '理发美容',
  kindergarten: '幼托早教',
  hardware: '五金建材',
  clothing: '服装鞋帽',
  express: '快递打印',
  other: '其他行业',
} as const;

export type Trade = { readonly key: string; readonly label: string };

/** The trades a community has added, by its code; a list that was never edited does not exist. */
export type TradeList = Aggregate & { readonly added: readonly Trade[] };

/** The product's own first, then the community's. */
export const tradesWith = (list: TradeList | undefined): Trade[] => [
  ...Object.entries(trades).map(([key, label]) => ({ key, label })),
  ...(list?.added ?? []),
];
