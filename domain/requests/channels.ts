/** How a matter reached us. Kept for good: it says who was asked, and by which door. */
export const channels = {
  phone: '手机反映',
  door: '扫门牌码',
  visit: '入户走访',
  call: '来电',
  sms: '短信',
  council: '庭院议事',
  group: '群聊粘贴',
  merchantGroup: '商户群',
  wish: '微心愿',
} as const;

export type Channel = keyof typeof channels;

export const channelKeys = Object.keys(channels) as [Channel, ...Channel[]];

/** The channels somebody else writes down (代录); the resident's own phone is never one of them. */
export const recordedChannels = ['visit', 'call', 'sms', 'council', 'group'] as const;

/** 随手拍 has two kinds; everything else is an ordinary matter. */
export const kinds = { ordinary: '诉求', goodDeed: '感人故事', nuisance: '不文明现象' } as const;

export type Kind = keyof typeof kinds;

/** A good deed is told, not complained of: nothing about it is due, nobody is late with it, and nobody visits because of it. */
export const hasDeadlines = ({ kind }: { readonly kind: Kind }): boolean => kind !== 'goodDeed';
