/** What a matter is about. The person never has to choose; the keywords guess and anyone may correct the guess. */
const table = {
  lighting: {
    group: '公共设施',
    name: '路灯',
    keywords: ['路灯', '灯不亮', '灯坏', '照明', '楼道灯', '声控灯', '太黑'],
  },
  road: {
    group: '公共设施',
    name: '道路井盖',
    keywords: ['井盖', '坑', '路面', '台阶', '塌陷', '人行道', '地砖', '坡道'],
  },
  pipes: {
    group: '公共设施',
    name: '上下水',
    keywords: ['下水', '堵', '漏水', '污水', '停水', '管道', '水管', '反味', '积水'],
  },
  power: {
    group: '公共设施',
    name: '水电气暖',
    keywords: ['停电', '电线', '暖气', '燃气', '供暖', '电表', '不热', '煤气'],
  },
  lift: { group: '公共设施', name: '电梯门禁', keywords: ['电梯', '门禁', '单元门', '对讲', '道闸'] },
  litter: {
    group: '环境卫生',
    name: '垃圾清运',
    keywords: ['垃圾', '清运', '脏', '臭', '卫生', '杂物', '堆放', '狗屎', '粪便'],
  },
  greenery: {
    group: '环境卫生',
    name: '绿化树木',
    keywords: ['树', '树倒', '倒树', '树枝', '绿化', '草坪', '枯枝', '虫'],
  },
  snow: { group: '环境卫生', name: '积雪结冰', keywords: ['雪', '结冰', '冰', '滑倒'] },
  noise: { group: '秩序安全', name: '噪声油烟', keywords: ['噪声', '噪音', '吵', '油烟', '施工', '广场舞', '音响'] },
  parking: { group: '秩序安全', name: '停车堵路', keywords: ['停车', '乱停', '堵路', '占道', '挡', '车位', '僵尸车'] },
  charging: { group: '秩序安全', name: '飞线充电', keywords: ['充电', '飞线', '电动车', '电瓶车'] },
  fire: { group: '秩序安全', name: '消防通道', keywords: ['消防', '通道', '灭火器', '着火', '火灾', '冒烟'] },
  pets: { group: '秩序安全', name: '养犬', keywords: ['狗', '犬', '宠物', '没拴绳', '咬'] },
  neighbours: {
    group: '邻里物业',
    name: '邻里纠纷',
    keywords: ['邻居', '纠纷', '吵架', '漏到', '矛盾', '楼上', '楼下'],
  },
  property: { group: '邻里物业', name: '物业服务', keywords: ['物业', '保安', '物业费', '维修基金', '业委会'] },
  care: { group: '民生服务', name: '照顾帮扶', keywords: ['老人', '独居', '残疾', '低保', '孩子', '送药', '救助'] },
  papers: { group: '民生服务', name: '证明手续', keywords: ['证明', '手续', '社保', '医保', '居住证', '办证', '盖章'] },
  other: { group: '其他', name: '其他', keywords: [] },
} as const satisfies Record<string, { group: string; name: string; keywords: readonly string[] }>;

export type CategoryKey = keyof typeof table;

export const categories: Readonly<Record<CategoryKey, { group: string; name: string; keywords: readonly string[] }>> =
  table;
export const categoryKeys = Object.keys(table) as [CategoryKey, ...CategoryKey[]];

export const isCategory = (name: string): name is CategoryKey => name in table;

export const categoryLabel = (key: CategoryKey): string =>
  key === 'other' ? '其他' : `${categories[key].group} · ${categories[key].name}`;

/** Words that often only say where: on their own they decide, against any other word they do not. */
const weak: ReadonlySet<string> = new Set(['楼上', '楼下', '邻居', '通道', '挡', '坑', '吵', '狗', '脏', '臭']);
const WEAK_WEIGHT = 0.5;
const weightOf = (word: string): number => (weak.has(word) ? WEAK_WEIGHT : word.length);

export type Keywords = readonly { readonly category: CategoryKey; readonly keywords: readonly string[] }[];

const shipped: Keywords = categoryKeys.map((category) => ({ category, keywords: categories[category].keywords }));

/** The rows in which a table differs from what everybody's phone has already: few, and often none. */
export const ownKeywords = (table: Keywords): Keywords =>
  shipped
    .map(({ category }) => ({ category, keywords: table.find((row) => row.category === category)?.keywords ?? [] }))
    .filter(({ category, keywords }) => keywords.join() !== categories[category].keywords.join());

/** The table again, from the rows in which it differs. */
export const withOwnKeywords = (own: Keywords): Keywords =>
  shipped.map((row) => own.find(({ category }) => category === row.category) ?? row);

/** The category whose keywords the text holds most of, longer words counting more; 其他 when none speaks. */
export const guessCategory = (text: string, table: Keywords = shipped): CategoryKey => {
  const words = new Map(table.map(({ category, keywords }) => [category, keywords]));
  const weight = (key: CategoryKey) =>
    (words.get(key) ?? []).reduce((sum, word) => sum + (text.includes(word) ? weightOf(word) : 0), 0);
  return categoryKeys.reduce<CategoryKey>((best, key) => (weight(key) > weight(best) ? key : best), 'other');
};
