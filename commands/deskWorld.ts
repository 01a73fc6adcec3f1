import { templates as ids } from '../domain/notices/templates';
import type { DemoTown } from '../demo/town';

/** How WeChat's console would title the templates and their fields. */
const fields = { thing1: '事项', phrase2: '状态', time3: '时间', thing4: '说明' };
const titles: Readonly<Record<keyof typeof ids, string>> = {
  progress: '诉求办理进度',
  result: '办理结果通知',
  staff: '待办提醒',
  task: '志愿任务提醒',
  wish: '微心愿进展',
  points: '积分到期提醒',
  voucher: '兑换券提醒',
};
export const deskTemplates = Object.fromEntries(
  (Object.keys(ids) as (keyof typeof ids)[]).map((template) => [ids[template], { title: titles[template], fields }]),
);

const CODES_SHOWN = 12;

/** What lies around the phones: places, codes on doors, titles of messages, a WeChat group, who sits down first. */
export const deskWorld = ({ collections, places }: DemoTown) => ({
  places,
  templates: deskTemplates,
  groups: [{ kind: 'group' as const, id: 'desk-group-shops', name: '建设路商户群' }],
  seats: ['resident-1', 'clerk-1', 'grid-worker-1'],
  codes: collections.places
    .filter(({ level }) => level === 'entrance')
    .slice(0, CODES_SHOWN)
    .map(({ label, door }) => ({
      label,
      note: '单元门上的码',
      result: door,
      path: `packages/people/card/index?scene=${door}`,
    })),
});
