import type { ShopView } from '../../../../domain/shops/contract';

/** One row a thing that may be done to a shop with a few words: what its sheet says. */
export const wordSheets = {
  verify: {
    title: '核实通过',
    note: '核实以后能进商户群；店主同意的，放到便民地图上。',
    placeholder: '看到了什么，可以不写',
    least: 0,
  },
  sendBack: {
    title: '退回补充',
    note: '店主看得到你写的话，补好再交。',
    placeholder: '还差什么，至少 4 个字',
    least: 4,
  },
  close: {
    title: '歇业',
    note: '歇业以后离开商户群和便民地图，办过的事都留着。',
    placeholder: '为什么歇业，至少 4 个字',
    least: 4,
  },
  takeBadge: {
    title: '收回亮身份',
    note: '店主看得到原因。',
    placeholder: '为什么收回，至少 4 个字',
    least: 4,
  },
} as const;

export type WordMove = keyof typeof wordSheets;
export type ShopMoveKey = WordMove | 'giveBadge' | 'revise' | 'leave';

type Open = { readonly key: ShopMoveKey; readonly label: string; readonly tone?: 'quiet' };

/** What this person may do with the shop now, the likely thing first. */
const movesOf = ({ open, mayBadge, badge, mine }: ShopView): Open[] => [
  ...open.filter(({ move }) => move !== 'close').map(({ move, label }) => ({ key: move, label })),
  ...(mayBadge
    ? [
        badge
          ? { key: 'takeBadge' as const, label: '收回亮身份', tone: 'quiet' as const }
          : { key: 'giveBadge' as const, label: '亮身份' },
      ]
    : []),
  ...(mine === 'staff' ? [{ key: 'leave' as const, label: '不在这家帮忙了', tone: 'quiet' as const }] : []),
  ...open
    .filter(({ move }) => move === 'close')
    .map(({ move, label }) => ({ key: move, label, tone: 'quiet' as const })),
];

/** Closing is the one way out at the end of the page; everything else lies under the thumb. */
export const movesIn = (shop: ShopView, part: 'foot' | 'end'): Open[] =>
  movesOf(shop).filter(({ key }) => (key === 'close') === (part === 'end'));
