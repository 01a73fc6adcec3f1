import { createHash } from 'node:crypto';
import type { Actor } from '../domain/kernel/access';
import type { Place } from '../domain/places/model';
import { inForceAt, type PointRules } from '../domain/points/rules';
import { organisingPost } from '../domain/tasks/acting';
import { backEnter, tick } from '../domain/tasks/attendance';
import type { TaskSaid } from '../domain/tasks/contract';
import { look } from '../domain/tasks/look';
import type { Task } from '../domain/tasks/model';
import { publish } from '../domain/tasks/publish';
import { approve, finish } from '../domain/tasks/rules';
import { claim } from '../domain/tasks/slots';
import { taskTemplates, type TaskTemplateKey } from '../domain/tasks/templates';
import { photo } from './scenes';

const EAST = '410403001001';
const YARD = `${EAST}-e1`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHANGHAI = 8 * HOUR;

/** The same id for the same parts, every time the town is grown. */
const idOf = (...parts: string[]): string => createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 24);

/** A time of day in Shanghai, so many days from today. */
type Time = readonly [day: number, hour: number];

type Story = Pick<TaskSaid, 'title' | 'words' | 'category'> &
  Partial<Pick<TaskSaid, 'kind' | 'bring' | 'skills' | 'spot' | 'minAge' | 'template'>> & {
    readonly placeId: string;
    readonly organiser: string;
    /** From, and for how many hours; left out it runs right now. */
    readonly at: readonly Time[] | 'now';
    readonly hours: number;
    readonly capacity: number;
    readonly claimers: readonly string[];
    readonly upTo?: 'backEntered' | 'approved';
    readonly result?: string;
  };

/** What a season's template says, as a task of the demo. */
const from = (template: TaskTemplateKey) => {
  const { title, words, bring, category, skills, minAge, capacity, hours } = taskTemplates[template];
  return { template, title, words, bring, category, skills: [...skills], minAge, capacity, hours };
};

/** A week of help in the story's community. Nobody in it exists. */
const stories: readonly Story[] = [
  {
    ...from('snow'),
    title: '清扫南门坡道的积雪',
    ...{ placeId: YARD, organiser: 'team-leader-1', at: [[1, 8]], claimers: ['volunteer-2', 'resident-1'] },
  },
  {
    title: '给2号楼老人送药',
    words: '到卫生站取好药，送到二单元一楼，问问这周睡得好不好。',
    ...{ category: 'care', kind: 'personalService', skills: ['care'], placeId: YARD, spot: '2号楼' },
    ...{ organiser: 'clerk-1', at: [[1, 15]], hours: 1, capacity: 1, claimers: [] },
  },
  {
    ...from('patrol'),
    ...{ placeId: EAST, organiser: 'team-leader-1', spot: '从党群服务站出发' },
    ...{
      at: [
        [0, 20],
        [2, 20],
        [4, 20],
      ],
      claimers: ['volunteer-1'],
    },
  },
  {
    title: '给4号楼装一排楼梯扶手',
    words: '三个单元，一层到三层，材料社区备好，请有施工力量的单位认领。',
    ...{ category: 'repair', kind: 'unitProject', skills: ['repair'], placeId: YARD, spot: '4号楼' },
    ...{ organiser: 'clerk-1', at: [[0, 9]], hours: 30 * 24, capacity: 1, claimers: [] },
  },
  {
    title: '手机课堂：教老人视频通话',
    words: '一对一，慢慢教，字号调大，最后一起打一个视频。',
    ...{ category: 'teach', skills: ['digital'], placeId: EAST, spot: '党群服务站', bring: '自己的手机，充好电' },
    ...{ organiser: 'team-leader-1', at: 'now', hours: 2, capacity: 2 },
    claimers: ['volunteer-1', 'volunteer-2', 'resident-2'],
  },
  {
    title: '清理楼道堆物',
    words: '挨家说好再动手，能留的帮着归整，不要的一起抬下楼。',
    ...{ category: 'tidy', skills: ['handwork'], placeId: YARD, organiser: 'team-leader-1' },
    ...{ at: [[-1, 9]], hours: 2, capacity: 6, claimers: ['volunteer-1', 'volunteer-2'], upTo: 'backEntered' },
    result: '清了三个单元，抬下去两车旧物。',
  },
  {
    ...from('care'),
    ...{ placeId: YARD, organiser: 'team-leader-1', at: [[-6, 15]] },
    ...{ claimers: ['volunteer-1', 'resident-2'], upTo: 'approved', result: '看望了六位独居老人，记下两件要办的事。' },
  },
];

type Scene = {
  readonly as: (id: string) => Actor;
  readonly places: readonly Place[];
  readonly editions: readonly PointRules[];
  readonly now: Date;
};

const timeOf = ([day, hour]: Time, now: Date): number =>
  Math.floor((now.getTime() + SHANGHAI) / DAY) * DAY - SHANGHAI + day * DAY + hour * HOUR;

const shiftsOf = ({ at, hours, capacity }: Story, now: Date): TaskSaid['shifts'] => {
  const starts = at === 'now' ? [now.getTime() - HOUR / 2] : at.map((time) => timeOf(time, now));
  return starts.map((start) => ({
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + hours * HOUR).toISOString(),
    capacity,
  }));
};

const takerFor = (actor: Actor, taskId: string) => ({
  entryId: idOf(taskId, 's1', actor.id),
  shiftId: 's1',
  personId: actor.id,
  person: idOf('person', actor.id),
  unitId: '',
  name: actor.nickname,
  avatar: actor.avatar,
});

/** Called for two days before it begins, and taken by those who take part. */
const called = (story: Story, taskId: string, { as, places, editions, now }: Scene): Task => {
  const place = places.find(({ _id }) => _id === story.placeId);
  const by = as(story.organiser);
  const post = place && organisingPost(place.scopes, by);
  if (!place || !post) throw new Error(`Nobody can call for ${story.title}.`);
  const shifts = shiftsOf(story, now);
  const begins = new Date(shifts[0]?.startsAt ?? now).getTime();
  const when = new Date(Math.min(begins - 2 * DAY, now.getTime() - HOUR));
  const { title, words, category, kind = 'open', bring = '', skills = [], spot = '', minAge = 0, template } = story;
  const said = { title, words, category, kind, bring, skills, spot, minAge, template, shifts };
  const rules = inForceAt(editions, EAST, when.toISOString());
  const made = { _id: taskId, secret: idOf('secret', taskId), place, post, rules, requestId: '' };
  const task = publish(made, { ...said, placeId: story.placeId, releaseHours: 2 }, { by, now: when });
  return story.claimers.reduce(
    (left, id) => claim(left, takerFor(as(id), taskId), [], { by: as(id), now: when }),
    task,
  );
};

/** Ticked in and out by the organiser's list; the last of them had to go before anybody could tick. */
const attended = (task: Task, story: Story, { as }: Scene): Task => {
  const by = as(story.organiser);
  const [starts, ends] = [new Date(task.startsAt), new Date(task.endsAt)];
  const came = story.upTo === 'backEntered' ? task.entries.slice(0, -1) : task.entries;
  const ticked = came.reduce((left, { entryId }) => {
    const here = tick(left, { entryId, mark: 'in' }, { by, now: starts });
    return tick(here, { entryId, mark: 'out' }, { by, now: ends });
  }, task);
  const last = task.entries.at(-1);
  if (story.upTo !== 'backEntered' || !last) return ticked;
  const entered = {
    backId: idOf('back', task._id),
    entryId: last.entryId,
    minutes: 90,
    reason: '来时签到表还没打印好',
  };
  return backEnter(ticked, entered, { by, now: ends });
};

const ended = (task: Task, story: Story, scene: Scene): Task => {
  if (!story.upTo) return task;
  const after = new Date(new Date(task.endsAt).getTime() + HOUR);
  const photos = [photo('stairs')];
  const done = attended(task, story, scene);
  const finished = finish(done, { words: story.result ?? '', photos }, { by: scene.as(story.organiser), now: after });
  return story.upTo === 'approved' ? approve(finished, { by: scene.as('clerk-1'), now: after }) : finished;
};

/** Old news was told long ago. */
const settled = (task: Task, now: Date): Task => ({
  ...(task.lookAt !== '' && task.lookAt <= now.toISOString() ? look(task, now) : task),
  notices: [],
  noticesDueAt: '',
});

export const growTasks = (scene: Scene): Task[] =>
  stories.map((story, index) => {
    const taskId = `demo${String(40_000 + index).padStart(20, '0')}`;
    return settled(ended(called(story, taskId, scene), story, scene), scene.now);
  });
