/** What is found wanting by whoever is not satisfied: pressed, not typed, and read by whoever takes it up again. */
export const wantings = {
  undone: '没有办好',
  again: '又坏了',
  slow: '等得太久',
  untold: '没人跟我说',
  manner: '态度不好',
  different: '说的和做的不一样',
} as const;

export type Wanting = keyof typeof wantings;
export const wantingKeys = Object.keys(wantings) as [Wanting, ...Wanting[]];

/** 没有办好、等得太久。灯还是不亮 */
export const wantingWords = (tags: readonly Wanting[], words = ''): string =>
  [tags.map((tag) => wantings[tag]).join('、'), words].filter(Boolean).join('。');
