import type { Skill } from '../volunteers/model';
import type { TaskCategory } from './categories';

/** A task that comes back every year: published with a tap, place and time added. */
export type TaskTemplate = {
  readonly name: string;
  readonly category: TaskCategory;
  /** When it comes up, in words: 下雪天, 汛期. */
  readonly season: string;
  /** The months it is offered first in; empty for all year. */
  readonly months: readonly number[];
  readonly title: string;
  readonly words: string;
  readonly bring: string;
  readonly skills: readonly Skill[];
  readonly capacity: number;
  readonly hours: number;
  readonly minAge: number;
};

export const taskTemplates = {
  snow: {
    name: '清雪除冰',
    category: 'snow',
    season: '下雪天',
    months: [11, 12, 1, 2],
    title: '清扫院里和门前的积雪',
    words: '先清单元门口和坡道，再清人行道，背阴处撒防滑沙。',
    bring: '防滑鞋、手套，铁锹社区有',
    skills: ['handwork'],
    capacity: 20,
    hours: 2,
    minAge: 14,
  },
  patrol: {
    name: '平安巡逻',
    category: 'patrol',
    season: '全年',
    months: [],
    title: '晚间平安巡逻',
    words: '两人一组走一圈，看看楼道堆物、电动车飞线和老人家的灯。',
    bring: '红马甲社区有，请带手电',
    skills: [],
    capacity: 6,
    hours: 2,
    minAge: 18,
  },
  care: {
    name: '敲门问候',
    category: 'care',
    season: '全年',
    months: [],
    title: '看望独居老人',
    words: '敲敲门，说说话，看看水电气和药够不够，有事记下来告诉社区。',
    bring: '不用带东西，人去就好',
    skills: ['care'],
    capacity: 4,
    hours: 2,
    minAge: 16,
  },
  flood: {
    name: '汛期联检',
    category: 'patrol',
    season: '汛期',
    months: [6, 7, 8, 9],
    title: '雨前排查下水口和地下车库',
    words: '清掉雨箅子上的树叶，看车库挡水板和沙袋是不是就位。',
    bring: '雨鞋、手套',
    skills: ['handwork'],
    capacity: 10,
    hours: 2,
    minAge: 18,
  },
  cool: {
    name: '送清凉',
    category: 'care',
    season: '高温天',
    months: [6, 7, 8],
    title: '给户外工作的人送水',
    words: '给环卫、快递和城管队员送水和绿豆汤，避开正午。',
    bring: '遮阳帽、水杯',
    skills: [],
    capacity: 8,
    hours: 2,
    minAge: 14,
  },
  school: {
    name: '护学岗',
    category: 'order',
    season: '开学',
    months: [9, 2, 3],
    title: '校门口护送学生过马路',
    words: '早晚两个时段，提醒家长不要停在斑马线上。',
    bring: '红马甲和小旗社区有',
    skills: [],
    capacity: 6,
    hours: 1,
    minAge: 18,
  },
  clinic: {
    name: '义诊',
    category: 'health',
    season: '全年',
    months: [],
    title: '院里义诊',
    words: '量血压、测血糖、讲用药，给行动不便的老人上门。',
    bring: '听诊器和血压计社区有',
    skills: ['medical'],
    capacity: 6,
    hours: 3,
    minAge: 18,
  },
  dogs: {
    name: '文明养犬劝导',
    category: 'order',
    season: '全年',
    months: [],
    title: '文明养犬劝导',
    words: '遛狗的早晚高峰走一走，牵绳和清理的事好好说。',
    bring: '拾便袋社区有',
    skills: [],
    capacity: 4,
    hours: 1,
    minAge: 18,
  },
} as const satisfies Readonly<Record<string, TaskTemplate>>;

export type TaskTemplateKey = keyof typeof taskTemplates;
export const taskTemplateKeys = Object.keys(taskTemplates) as [TaskTemplateKey, ...TaskTemplateKey[]];
