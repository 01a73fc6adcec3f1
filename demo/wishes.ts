import type { Actor } from '../domain/kernel/access';
import { homeAt } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import type { WishCount } from '../domain/wishes/counting';
import type { Consent, WishKind } from '../domain/wishes/contract';
import type { Wish } from '../domain/wishes/model';
import { guard, post, record } from '../domain/wishes/posting';
import { approve, claim, confirm, deliver } from '../domain/wishes/rules';
import { photo } from './scenes';

const EAST = '410403001001';
const DAY = 86_400_000;

type Story = {
  readonly title: string;
  readonly text: string;
  readonly kind: WishKind;
  readonly daysAgo: number;
  readonly upTo: 'submitted' | 'listed' | 'claimed' | 'delivered' | 'closed';
  /** Written down by the grid worker for somebody who cannot. */
  readonly consent?: Consent;
  readonly minor?: boolean;
  /** Claimed by the organisation. */
  readonly unitId?: string;
  readonly brought?: string;
};

/** Small wishes of an old neighbourhood, in every state. Nobody in them exists. */
const stories: readonly Story[] = [
  {
    title: '想要一副能看清药盒的老花镜',
    text: '二单元一楼的奶奶，度数约 300 度，送到家里就好，敲门声音大一点',
    ...{ kind: 'thing', daysAgo: 2, upTo: 'listed', consent: 'inPerson' },
  },
  {
    title: '盼着周末有人陪着下盘象棋',
    text: '三号楼二单元，爷爷腿脚不便，周六上午都在家',
    ...{ kind: 'company', daysAgo: 4, upTo: 'listed', consent: 'byPhone' },
  },
  {
    title: '想学会和外地的孩子视频',
    text: '自己的手机，教一遍就行，工作日下午方便',
    ...{ kind: 'learning', daysAgo: 5, upTo: 'listed' },
  },
  {
    title: '院门口想有一排歇脚的长凳',
    text: '买菜回来走不动，门口东侧花坛边放得下',
    ...{ kind: 'publicThing', daysAgo: 9, upTo: 'claimed', unitId: 'org-bank' },
  },
  {
    title: '帮忙把换季的被褥抬下楼晒',
    text: '四楼没有电梯，周日上午',
    ...{ kind: 'hand', daysAgo: 6, upTo: 'claimed' },
  },
  {
    title: '想有一套新学期的练习本',
    text: '三年级，送到社区服务站转交',
    ...{ kind: 'thing', daysAgo: 12, upTo: 'delivered', minor: true, brought: '练习本和一盒铅笔放在服务站了' },
  },
  {
    title: '纱窗破了，想补一补',
    text: '阳台一扇，一楼东户',
    ...{ kind: 'hand', daysAgo: 20, upTo: 'closed', consent: 'inPerson', brought: '换了一扇新纱窗' },
  },
  {
    title: '想要一盏亮一点的小台灯',
    text: '晚上看报用，插电的就行',
    ...{ kind: 'thing', daysAgo: 1, upTo: 'submitted' },
  },
];

type Scene = { readonly as: (id: string) => Actor; readonly places: readonly Place[]; readonly now: Date };

const begun = (story: Story, made: Parameters<typeof post>[0], as: Scene['as'], now: Date): Wish => {
  const { title, text, kind, consent, minor = false } = story;
  const wished = { title, text, kind, photos: [], minor };
  return consent
    ? record(made, { ...wished, consent, wisher: {} }, { by: as('grid-worker-1'), now })
    : post(made, { ...wished, subscribed: [] }, { by: as(minor ? 'resident-2' : 'resident-1'), now });
};

const order = ['submitted', 'listed', 'claimed', 'delivered', 'closed'] as const;

const grown = (story: Story, index: number, { as, places, now }: Scene): Wish => {
  const place = places.find(({ _id }) => _id === `${EAST}-e1-b${(index % 3) + 1}`);
  if (!place) throw new Error('The demo town has no building for a wish.');
  const start = now.getTime() - story.daysAgo * DAY;
  const after = (by: string, days: number) => ({ by: as(by), now: new Date(start + (days * DAY) / 4) });
  const id = `demowish${String(index).padStart(16, '0')}`;
  const made = { _id: id, where: homeAt(place), textCheck: 'pass' as const, invitation: `${id.slice(0, 20)}code` };
  const reaches = (state: Story['upTo']): boolean => order.indexOf(story.upTo) >= order.indexOf(state);
  let wish = begun(story, made, as, new Date(start));
  if (story.minor) wish = guard(wish, { subscribed: [] }, after('building-leader-1', 1));
  if (reaches('listed')) wish = approve(wish, {}, after('clerk-1', 1));
  const claimer = story.unitId ? 'liaison-1' : 'volunteer-1';
  if (reaches('claimed')) wish = claim(wish, { unitId: story.unitId }, after(claimer, 2));
  const proof = { words: story.brought ?? '', photos: story.upTo === 'closed' ? [photo('lamp-on')] : [] };
  if (reaches('delivered')) wish = deliver(wish, { ...proof, showsRecipient: false }, after(claimer, 3));
  if (reaches('closed')) wish = confirm(wish, { mayShow: false, heard: 'visit' }, after('clerk-1', 4));
  return settled(wish);
};

/** What happened long ago was told, counted and looked at long ago; nothing of it is paid in a town to play in. */
const settled = (wish: Wish): Wish => ({
  ...wish,
  notices: [],
  noticesDueAt: '',
  owed: [],
  owedDueAt: '',
  countDueAt: '',
  checksDueAt: '',
  pictures: wish.pictures.map((picture) => ({ ...picture, state: 'pass', traceId: 'demo' })),
});

export const growWishes = (scene: Scene): { wishes: Wish[]; wishCounts: WishCount[] } => ({
  wishes: stories.map((story, index) => grown(story, index, scene)),
  wishCounts: [{ _id: EAST, version: 1, fulfilled: 1 }],
});
