/** What kind of work it is, and when: few enough to pick with a thumb, the same for openings and for people. */
export const workKinds = {
  shopkeeping: '店员导购',
  cashier: '收银',
  kitchen: '后厨帮工',
  waiting: '服务员',
  cleaning: '保洁',
  carrying: '搬运配送',
  craft: '技工维修',
  caring: '看护照料',
  other: '其他',
} as const;

export const shifts = { fullDay: '全天', halfDay: '半天', hourly: '小时工', evening: '晚间周末' } as const;

export type WorkKind = keyof typeof workKinds;
export type Shift = keyof typeof shifts;
