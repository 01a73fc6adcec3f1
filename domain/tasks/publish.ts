import type { HeldPost } from '../kernel/access';
import { shanghaiDate } from '../kernel/calendar';
import { refuse } from '../kernel/fault';
import type { Place } from '../places/model';
import { pointsForMinutes, type PointRules } from '../points/rules';
import { postLabel } from '../posts/model';
import type { TaskKind } from './categories';
import { SHIFT_HOURS_MAX, type TaskSaid } from './contract';
import { taskMachine } from './machine';
import type { Shift, Task } from './model';
import { told, type Occasion } from './rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AHEAD_MAX = 183 * DAY;
/** A project of the two lists is done within a while, not in one go. */
const LISTED_DAYS_MAX = 60;
/** Everybody may take a place and give it back; nobody may do so all day for ever. */
const CLAIMS_SPARE = 1_000;

/** Within half a year, and no longer than a day's work, or two months for a project of the lists. */
export const assertFits = (span: Pick<Shift, 'startsAt' | 'endsAt'>, kind: TaskKind, now: Date): void => {
  const longest = kind === 'open' ? SHIFT_HOURS_MAX * HOUR : LISTED_DAYS_MAX * DAY;
  const [from, to] = [new Date(span.startsAt).getTime(), new Date(span.endsAt).getTime()];
  const fits = from < to && to - from <= longest && to > now.getTime() && from <= now.getTime() + AHEAD_MAX;
  if (!fits) refuse('TASK_TIMES');
};

const shiftsOf = (said: TaskSaid, now: Date): Shift[] => {
  const shifts = said.shifts
    .map(({ startsAt, endsAt, capacity }) => ({
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      capacity,
    }))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  for (const { startsAt, endsAt } of shifts) {
    assertFits({ startsAt, endsAt }, said.kind, now);
  }
  if (said.kind !== 'open' && shifts.some(({ capacity }) => capacity !== 1)) refuse('TASK_ONE_ONLY');
  return shifts.map((shift, index) => ({ shiftId: `s${index + 1}`, ...shift }));
};

const DAYS_MAX = 62;

/** 2026-11-21 and 2026-11 for every day it takes place on: a filter by day or by month is one comparison. */
export const daysOf = (shifts: readonly Shift[]): string[] => {
  const days = shifts.flatMap(({ startsAt, endsAt }) => {
    const [from, to] = [new Date(startsAt).getTime(), new Date(endsAt).getTime()];
    const each = Array.from({ length: Math.floor((to - from) / DAY) + 1 }, (_, index) => from + index * DAY);
    return [...each, to - 1].map((at) => shanghaiDate(new Date(at)));
  });
  return [...new Set([...days.slice(0, DAYS_MAX * 2), ...days.map((day) => day.slice(0, 7))])];
};

/** What a list finds it by: place, place and kind, place and skill, for the community and all below and above it. */
export const finderOf = (placeId: string, by: { kind?: string | undefined; skill?: string | undefined }): string =>
  [placeId, by.kind ?? '', by.skill ?? ''].join(':');

const findersOf = ({ scopes }: Place, { kind, skills }: TaskSaid): string[] =>
  scopes.flatMap((placeId) =>
    ['', ...skills].flatMap((skill) => [finderOf(placeId, { skill }), finderOf(placeId, { kind, skill })]),
  );

const byShift = <T>(shifts: readonly Shift[], of: (shift: Shift) => T): Record<string, T> =>
  Object.fromEntries(shifts.map((shift) => [shift.shiftId, of(shift)]));

export type Made = {
  readonly _id: string;
  readonly secret: string;
  readonly place: Place;
  readonly post: HeldPost;
  readonly rules: PointRules;
  readonly requestId: string;
};

export const placeOf = (place: Place, spot: string): string => (spot ? `${place.label} ${spot}` : place.label);

const timesOf = (said: TaskSaid, now: Date) => {
  const shifts = shiftsOf(said, now);
  const startsAt = shifts[0]?.startsAt ?? '';
  const endsAt =
    shifts
      .map((shift) => shift.endsAt)
      .sort()
      .at(-1) ?? '';
  // A project of the lists runs for weeks: it may be given back while it runs.
  const until = (shift: Shift): string => (said.kind === 'open' ? shift.startsAt : shift.endsAt);
  const releaseBy = byShift(shifts, (shift) =>
    new Date(new Date(until(shift)).getTime() - said.releaseHours * HOUR).toISOString(),
  );
  return {
    shifts,
    startsAt,
    endsAt,
    releaseBy,
    ends: byShift(shifts, (shift) => shift.endsAt),
    room: byShift(shifts, ({ capacity }) => capacity),
    claimsLeft: shifts.reduce((sum, { capacity }) => sum + capacity, CLAIMS_SPARE),
    days: daysOf(shifts),
    openKey: startsAt,
    lookAt: startsAt > now.toISOString() ? startsAt : now.toISOString(),
  };
};

/** A call for help: where, when, how many, what to bring. */
export const publish = (made: Made, said: TaskSaid, { by, now }: Occasion): Task => {
  const { _id, secret, place, post, rules, requestId } = made;
  const communityId = place.path[2]?.placeId ?? refuse('PLACE_TOO_WIDE');
  const task: Task = {
    ...{ _id, version: 1, operations: [], state: taskMachine.initial, secret, requestId },
    ...{ title: said.title, words: said.words, bring: said.bring, category: said.category, kind: said.kind },
    ...{ template: said.template ?? '', skills: said.skills, minAge: said.minAge },
    ...timesOf(said, now),
    perHour: pointsForMinutes(rules, said.category, 60),
    communityId,
    place: placeOf(place, said.spot),
    scopes: place.scopes,
    finders: findersOf(place, said),
    organiser: {
      ...{ personId: by.id, postId: post.postId, unitId: post.unitId, role: post.role },
      ...{ name: post.name, post: postLabel(post), phone: post.phone || place.phone },
    },
    ...{ entries: [], seats: [], people: [], marks: [], back: [], codes: [] },
    ...{ notices: [], noticesDueAt: '', allowances: [], owed: [], owedDueAt: '', requestDueAt: '' },
    ...{ resultWords: '', resultPhotos: [], publishedAt: now.toISOString(), approvedAt: '', history: [] },
  };
  const happened = { move: 'publish' as const, by: by.id, post: postLabel(post), at: now.toISOString(), words: '' };
  return told(task, happened);
};
