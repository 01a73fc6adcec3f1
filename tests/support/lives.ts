import fc from 'fast-check';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import type { DutyList } from '../../domain/duties/model';
import type { Actor, Party, Role } from '../../domain/kernel/access';
import { Refusal } from '../../domain/kernel/fault';
import { permissions } from '../../domain/permissions';
import type { Post } from '../../domain/posts/model';
import {
  decide as decideWho,
  decline,
  dispatch,
  handOver,
  takeOver,
  type Target,
} from '../../domain/requests/dispatch';
import { submit, type Submission } from '../../domain/requests/intake';
import type { Deed } from '../../domain/requests/machine';
import { convene, finishTask } from '../../domain/requests/meeting';
import { actionOf, partiesTo, type ServiceRequest } from '../../domain/requests/model';
import type { Occasion } from '../../domain/requests/moving';
import { openTo } from '../../domain/requests/open';
import { pause, resume } from '../../domain/requests/pause';
import * as rules from '../../domain/requests/rules';
import { look } from '../../domain/requests/timekeeping';
import { visit } from '../../domain/requests/visits';
import { contact, report, scoreUnit, scoreWhistle, sign, whistle } from '../../domain/requests/whistle';
import { plainUnit, type Unit } from '../../domain/units/model';

const scopes = ['e1-b3', 'grid-1', 'e1', 'community', 'subdistrict', 'district'];
export const home = { placeId: 'e1-b3', label: '东苑社区 · 3号楼', community: '东苑社区', phone: '0375-1', scopes };

type Seat = readonly [role: Role, placeId: string, unitId?: string];

export const someone = (id: string, ...posts: Seat[]): Actor => ({
  id,
  home: posts.length ? null : home,
  posts: posts.map(([role, placeId, unitId = '']) => ({
    postId: `${role}-${placeId}${unitId}`,
    role,
    placeId,
    place: '东苑社区',
    unitId,
    name: '小某',
    avatar: '',
    phone: '',
  })),
  nickname: '',
  avatar: '',
  consent: '',
  volunteer: null,
});

export const reporter = someone('o-reporter');
export const stranger = someone('o-stranger');
export const clerk = someone('o-clerk', ['communityClerk', 'community']);
export const gridWorker = someone('o-grid', ['gridWorker', 'grid-1']);
export const gridLeader = someone('o-leader', ['gridLeader', 'grid-1'], ['gridLeader', 'grid-2']);
export const farClerk = someone('o-far', ['communityClerk', 'elsewhere']);
export const street = someone('o-street', ['subdistrictOfficer', 'subdistrict']);
export const officer = someone('o-officer', ['departmentOfficer', 'district', 'dept-a']);
export const otherOfficer = someone('o-other', ['departmentOfficer', 'district', 'dept-b']);
export const everybody = [reporter, stranger, clerk, gridWorker, gridLeader, farClerk, street, officer, otherOfficer];

const start = new Date('2026-03-18T02:00:00Z');
export const on = (by: Actor, minutes = 0): Occasion => ({
  by,
  calendar,
  now: new Date(start.getTime() + minutes * 60_000),
});

export const raised = (more: Partial<Submission> = {}): ServiceRequest =>
  submit(
    { _id: 'r'.repeat(24), number: '260318-AAAAA', where: home, textCheck: 'pass' },
    { text: '路灯不亮了', photos: [], urgent: false, subscribed: [], ...more },
    on(reporter),
  );

const unit = (_id: string, kind: Unit['kind'], placeId = 'district'): Unit => ({
  ...plainUnit,
  ...{ _id, kind, name: _id, placeId },
  phone: '',
});
export const deptA = unit('dept-a', 'department');
export const deptB = unit('dept-b', 'department');
export const team = unit('team', 'team', 'community');
const leaderPost = { ...gridLeader.posts[0], _id: 'gridLeader-grid-1', personId: 'o-leader' } as unknown as Post;
export const leader: Target = { post: leaderPost };

export const list: DutyList = {
  _id: 'district-000001',
  version: 1,
  operations: [],
  district: 'district',
  edition: 1,
  publishedAt: '2026-01-01T00:00:00.000Z',
  items: [
    { item: 'L01', kind: 'lead', category: 'lighting', text: '照明报修', department: '', basis: '目录第一项' },
    { item: 'A01', kind: 'assist', category: 'road', text: '配合排查', department: 'dept-a', basis: '目录第二项' },
    { item: 'N01', kind: 'barred', category: 'fire', text: '行政检查', department: 'dept-a', basis: '目录第三项' },
  ],
};

const words = '说明一下原因';
const cite = { list, dutyItem: 'L01', words };

type Decide = (request: ServiceRequest, occasion: Occasion) => ServiceRequest;

/** Every deed with an input that makes sense, so that only the case itself can stand in its way. */
export const decide: Record<Deed, Decide> = {
  withdraw: (request, occasion) => rules.withdraw(request, { reason: '' }, occasion),
  accept: (request, occasion) => rules.accept(request, {}, occasion),
  dispatch: (request, occasion) => dispatch(request, { ...cite, route: 'special', target: { unit: deptA } }, occasion),
  whistle: (request, occasion) =>
    whistle(request, { ...cite, called: [deptA, deptB], lead: 'dept-a', kind: 'ordinary' }, occasion),
  sign: (request, occasion) => sign(request, {}, occasion),
  contact: (request, occasion) => contact(request, { words }, occasion),
  report: (request, occasion) => report(request, { words }, occasion),
  handOver: (request, occasion) => handOver(request, { ...cite, target: leader }, occasion),
  takeOver: (request, occasion) => takeOver(request, {}, occasion),
  decline: (request, occasion) => decline(request, cite, occasion),
  decide: (request, occasion) => decideWho(request, { ...cite, target: leader }, occasion),
  pause: (request, occasion) => pause(request, { until: tomorrowOf(occasion), words }, occasion),
  resume: (request, occasion) => resume(request, {}, occasion),
  convene: (request, occasion) =>
    convene(request, { words, resolved: [{ unit: deptB, text: '出人出车', due: tomorrowOf(occasion) }] }, occasion),
  finishTask: (request, occasion) => {
    const task = request.tasks.find(({ doneAt }) => doneAt === '')?.task ?? 1;
    return finishTask(request, { task, words }, occasion);
  },
  resolve: (request, occasion) => rules.resolve(request, { outcome: 'solved' }, occasion),
  verify: (request, occasion) => rules.verify(request, { solved: true }, occasion),
  sendBack: (request, occasion) => rules.sendBack(request, { reason: '没好' }, occasion),
  satisfied: (request, occasion) => rules.rate(request, { rating: 'satisfied' }, occasion),
  reopen: (request, occasion) => rules.reopen(request, { reason: '' }, occasion),
  visit: (request, occasion) => visit(request, { reached: false, words }, occasion),
  scoreUnit: (request, occasion) => {
    const unscored = request.whistles.at(-1)?.calls.find((call) => call.steps.report.doneAt && call.score === null);
    return scoreUnit(request, { unitId: unscored?.unitId ?? 'dept-a', score: 'good' }, occasion);
  },
  scoreWhistle: (request, occasion) => scoreWhistle(request, { justified: true }, occasion),
};

/** A working day well ahead; the cap of a pause is another test's business. */
const tomorrowOf = ({ now }: Occasion): string => {
  const day = new Date(now.getTime() + 86_400_000);
  while ([0, 6].includes(new Date(day.getTime() + 8 * 3_600_000).getUTCDay())) day.setTime(day.getTime() + 86_400_000);
  return new Date(day.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
};

export const deeds = Object.keys(decide) as Deed[];

/** `pick`: one of the moves open to anybody just then, so that lives get long; without it, anything by anybody. */
export type Attempt = {
  readonly deed: Deed;
  readonly by: Actor;
  readonly pick: number | null;
  readonly wait: number;
  readonly tick: boolean;
};

export const tries: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    deed: fc.constantFrom(...deeds),
    by: fc.constantFrom(...everybody),
    pick: fc.option(fc.nat(10_000), { freq: 4 }),
    wait: fc.nat(1_500),
    tick: fc.boolean(),
  }),
  { maxLength: 80, size: 'max' },
);

/** Withdrawing ends a life before it began, so it is only stumbled upon. */
const picked = (request: ServiceRequest, { deed, by, pick }: Attempt): { deed: Deed; by: Actor } => {
  const open = everybody.flatMap((one) => openTo(request, one).map(({ move }) => ({ deed: move, by: one })));
  const onward = open.filter((one) => one.deed !== 'withdraw');
  return (pick === null ? undefined : onward[pick % onward.length]) ?? { deed, by };
};

export const mayTry = (deed: Deed, request: ServiceRequest, by: Actor): boolean => {
  const parties = partiesTo(request, by);
  return (permissions[actionOf[deed]] as readonly Party[]).some((party) => parties.includes(party));
};

/** Whatever is tried, by whomever, in whatever order, with the clock in between; what is refused leaves no trace. */
export const lived = (
  attempts: readonly Attempt[],
): { lives: ServiceRequest[]; request: ServiceRequest; at: number } => {
  let request = raised();
  let minutes = 0;
  const lives = [request];
  for (const attempt of attempts) {
    minutes += attempt.wait;
    try {
      if (attempt.tick) request = look(request, on(attempt.by, minutes));
      const { deed, by } = picked(request, attempt);
      const occasion = on(by, minutes);
      if (mayTry(deed, request, by)) request = decide[deed](request, occasion);
      lives.push(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { lives, request, at: minutes };
};
