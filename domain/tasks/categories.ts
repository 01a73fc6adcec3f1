/** What kinds of help there are; a community's points rules may value some of them differently, by these keys. */
export const taskCategories = {
  snow: '清雪除冰',
  patrol: '平安巡逻',
  care: '关爱陪伴',
  tidy: '环境整治',
  order: '文明劝导',
  teach: '辅导宣讲',
  repair: '便民维修',
  health: '义诊健康',
  event: '活动协助',
  other: '其他帮忙',
} as const;

export type TaskCategory = keyof typeof taskCategories;
export const taskCategoryKeys = Object.keys(taskCategories) as [TaskCategory, ...TaskCategory[]];

/** The two lists a community keeps besides open calls: one claimer each, given back when nobody comes. */
export const taskKinds = {
  open: '志愿任务',
  unitProject: '单位项目',
  personalService: '个人服务',
} as const;

export type TaskKind = keyof typeof taskKinds;
export const taskKindKeys = Object.keys(taskKinds) as [TaskKind, ...TaskKind[]];
