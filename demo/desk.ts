import { requestTemplates } from '../domain/requests/contract';
import type { DemoTown } from './town';

const fields = { thing1: '事项', phrase2: '进度', time3: '时间', thing4: '说明' };
const titles = { progress: '诉求进度通知', result: '办理结果通知', staff: '待办提醒' } as const;

/** Doors worth scanning: every entrance of the estate the stories are set in. */
const DOORS_UNDER = '410403001001-e1';

/** The world around the desk's phones: the map, the doors, what message templates are called, the WeChat groups. */
export const aroundThePhones = ({ places, collections }: DemoTown) => ({
  places,
  codes: collections.places
    .filter(({ level, scopes }) => level === 'entrance' && scopes.includes(DOORS_UNDER))
    .map(({ name, label, door }) => ({
      label: label || name,
      note: '门牌码',
      result: door,
      path: `packages/people/card/index?scene=${door}`,
    })),
  templates: Object.fromEntries(
    Object.entries(requestTemplates).map(([name, id]) => [id, { title: titles[name as keyof typeof titles], fields }]),
  ),
  seats: ['resident-1', 'clerk-1'],
  groups: [{ kind: 'group' as const, id: 'desk-group-shops', name: '建设路商户群' }],
});
