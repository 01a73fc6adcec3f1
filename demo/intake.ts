import type { Calendar } from '../domain/kernel/calendar';
import type { Actor } from '../domain/kernel/access';
import { homeAt } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import type { PlaybookCard } from '../domain/playbook/model';
import { pairsOf } from '../domain/playbook/rules';
import type { CategoryKey } from '../domain/requests/categories';
import { record } from '../domain/requests/intake';
import type { ServiceRequest } from '../domain/requests/model';
import { join } from '../domain/requests/neighbours';

/** Old pictures were looked at long ago. */
export const checkedLongAgo = (request: ServiceRequest): ServiceRequest => ({
  ...request,
  pictures: request.pictures.map((picture) => ({ ...picture, state: 'pass' as const, traceId: 'demo' })),
  checksDueAt: '',
});

type Scene = {
  readonly recorder: Actor;
  readonly neighbour: Actor;
  readonly place: Place;
  readonly now: Date;
  readonly calendar: Calendar;
};

const HOUR = 3_600_000;

/** An old lady who has no WeChat telephoned; a neighbour met the same thing. The number is invented. */
export const growRecorded = ({ recorder, neighbour, place, now, calendar }: Scene): ServiceRequest => {
  const at = new Date(now.getTime() - HOUR);
  const made = {
    _id: 'demo00000000000000030000',
    number: `${new Date(at.getTime() + 8 * HOUR).toISOString().slice(2, 10).replaceAll('-', '')}-30000`,
    where: homeAt(place),
    channel: 'call' as const,
  };
  const said = {
    text: '林奶奶来电：一楼楼道的灯不亮，拄拐杖上下楼看不清',
    photos: [],
    spot: '一楼楼道',
    urgent: false,
    subscribed: [],
    reporter: { name: '林奶奶', phone: '13800000000' },
  };
  const request = record(made, said, { by: recorder, now: at, calendar });
  return join(request, { subscribed: [] }, { by: neighbour, now });
};

type Told = { title: string; category: CategoryKey; steps: readonly string[]; author: string };

const told: readonly Told[] = [
  {
    title: '路灯报修当天亮',
    category: 'lighting',
    steps: ['问清是哪一盏，请居民发张照片', '先换备用灯泡，换好当面试一次', '还不亮再报供电，约好时间告诉居民'],
    author: '东苑社区 社区专员',
  },
  {
    title: '楼道杂物清走不再堆',
    category: 'litter',
    steps: ['上门说明消防通道不能堵', '约定三天内自己清，行动不便的帮着搬', '清完拍照公示，楼栋长每周看一眼'],
    author: '五一路社区 社区专员',
  },
  {
    title: '飞线充电换成充电桩',
    category: 'charging',
    steps: ['先剪断飞线保安全', '楼栋议一议车棚放哪里', '装上充电桩，头一个月每晚有人看'],
    author: '东苑社区 网格长',
  },
];

/** Ways that worked, already reviewed. */
export const growCards = (now: Date): PlaybookCard[] =>
  told.map(({ title, category, steps, author }, index) => ({
    _id: `democard${String(index).padStart(16, '0')}`,
    version: 1,
    operations: [],
    title,
    category,
    steps,
    state: 'published',
    requestId: '',
    scopes: ['410403'],
    authorId: 'o-demo-author',
    author,
    writtenAt: new Date(now.getTime() - (index + 1) * 24 * HOUR).toISOString(),
    pairs: pairsOf([title, ...steps].join(' ')),
    adoptions: [],
    earlier: { adopted: 3 - index, solved: 2 - Math.min(index, 1), partly: 0, notNow: 0 },
  }));
