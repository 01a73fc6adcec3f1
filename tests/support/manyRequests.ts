import { demoDutyList, demoUnits } from '../../demo/duties';
import { randomFrom, type Random } from '../../demo/random';
import { town as demo } from '../../demo/town';
import { calendar } from '../../cloudfunctions/runtime/workdays';
import { shanghaiMonth } from '../../domain/kernel/calendar';
import { newTally, talliedAs, type Tally } from '../../domain/board/rules';
import { actorOf, homeAt, type Person } from '../../domain/people/model';
import type { Place } from '../../domain/places/model';
import type { PlaybookCard } from '../../domain/playbook/model';
import { categoryKeys } from '../../domain/requests/categories';
import type { Task } from '../../domain/tasks/model';
import { derivedOf } from '../../domain/requests/derived';
import { handOver } from '../../domain/requests/dispatch';
import type { ServiceRequest } from '../../domain/requests/model';

const DAY = 86_400_000;
/** Two years of a district, of which the last two weeks are still being worked on. */
const DAYS_OVER = 730;
const DAYS_OPEN = 14;
/** One in so many is open; the others were closed or withdrawn long ago. */
const OPEN_ONE_IN = 16;
/** So many people report four things in two years. */
export const peopleFor = (requests: number): number => Math.ceil(requests / 4);

const isOver = ({ state }: ServiceRequest): boolean => state === 'closed' || state === 'withdrawn';

/** The demo's stories, and one handed over to each unit that waits for a yes. */
const stories = (now: Date): ServiceRequest[] => {
  const { serviceRequests, posts } = demo(7, now).collections;
  const held = posts.filter(({ personId }) => personId === 'o-demo-clerk-1');
  const by = actorOf('o-demo-clerk-1', undefined, held, new Date());
  const inHand = serviceRequests.filter(({ state, whistles }) => state === 'handling' && whistles.length === 0);
  const given = { list: demoDutyList(now), dutyItem: 'L01', words: '请接手办理' };
  const offered = demoUnits.flatMap((unit) => {
    const request = inHand.find(({ scopes }) => scopes.includes(unit.placeId));
    return request ? [handOver(request, { ...given, target: { unit } }, { by, now, calendar })] : [];
  });
  return [...serviceRequests, ...offered].map((request) => ({ ...request, notices: [], noticesDueAt: '' }));
};

/** The same story so many days earlier, told of every instant in it; every one is told once. */
const openEarlier = <D extends { readonly _id: string }>() => {
  const told = new Map<string, D>();
  return (request: D, days: number): D => {
    const name = `${request._id} ${days}`;
    const moved = (_: string, at: string): string => `"${new Date(Date.parse(at) - days * DAY).toISOString()}"`;
    const story =
      told.get(name) ?? (JSON.parse(JSON.stringify(request).replace(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, moved)) as D);
    told.set(name, story);
    return story;
  };
};

type Grown = {
  readonly places: readonly Place[];
  readonly reporters: number;
  readonly open: ServiceRequest[];
  readonly over: ServiceRequest[];
  readonly earlier: (request: ServiceRequest, days: number) => ServiceRequest;
};

const oneOf = ({ places, reporters, open, over, earlier }: Grown, index: number, random: Random): ServiceRequest => {
  const isOpen = random.below(OPEN_ONE_IN) === 0;
  const like = earlier(random.pick(isOpen ? open : over), random.below(isOpen ? DAYS_OPEN : DAYS_OVER));
  const where = homeAt(random.pick(places));
  const community = where.scopes.find((scope) => /^\d{12}$/.test(scope)) ?? '';
  const reporter = random.below(50) === 0 ? 'o-demo-resident-1' : `o-${random.below(reporters)}`;
  const joiners = random.below(40) === 0 ? ['o-demo-resident-2'] : [];
  const moved: ServiceRequest = {
    ...like,
    ...{ placeId: where.placeId, placeLabel: where.label, community: where.community, scopes: where.scopes },
    _id: `m${String(index).padStart(23, '0')}`,
    number: `${like.submittedAt.slice(2, 10).replaceAll('-', '')}-${index.toString(36).toUpperCase().padStart(5, '0')}`,
    category: random.pick(categoryKeys),
    movedAt: new Date(Date.parse(like.movedAt) + random.below(DAY / 2)).toISOString(),
    reporterId: reporter,
    joiners: joiners.map((personId) => ({ personId, at: like.submittedAt, face: null, words: '' })),
    joinerIds: joiners,
    handler: like.handler && { ...like.handler, postId: `communityClerk-${community}` },
  };
  return talliedAs({ ...moved, ...derivedOf(moved) });
};

/** So many requests from a number on, the same ones for the same numbers of requests asked for one after another. */
export const manyRequests = (now: Date, places: readonly Place[], reporters: number) => {
  const random = randomFrom(11);
  const told = stories(now);
  const grown: Grown = {
    places: places.filter(({ canBeHome }) => canBeHome),
    reporters,
    earlier: openEarlier(),
    open: told.filter((request) => !isOver(request)),
    over: told.filter(isOver),
  };
  let made = 0;
  return {
    next: (count: number): ServiceRequest[] => Array.from({ length: count }, () => oneOf(grown, made++, random)),
  };
};

/** Those who report, each at home somewhere. */
export const manyPeople = (count: number, now: Date, places: readonly Place[]): Person[] => {
  const random = randomFrom(17);
  const homes = places.filter(({ canBeHome }) => canBeHome);
  const [like] = demo(7, now).collections.people.filter(({ home }) => home !== null);
  if (!like) throw new Error('Somebody of the demo has a home.');
  return Array.from({ length: count }, (_, index) => ({
    ...like,
    _id: `o-${index}`,
    home: homeAt(random.pick(homes)),
    registeredAt: new Date(now.getTime() - random.below(DAYS_OVER * 24 * 60) * 60_000).toISOString(),
  }));
};

/** Tasks of years gone by. */
export const manyTasks = (count: number, now: Date): Task[] => {
  const random = randomFrom(19);
  const { tasks } = demo(7, now).collections;
  const earlier = openEarlier<Task>();
  return Array.from({ length: count }, (_, index) => ({
    ...earlier(random.pick(tasks), 30 + random.below(DAYS_OVER)),
    _id: `t${String(index).padStart(23, '0')}`,
    ...{ state: 'approved' as const, finders: [], lookAt: '', noticesDueAt: '', owedDueAt: '', requestDueAt: '' },
  }));
};

/** What a district's years put into the playbook: every category, most published, some waiting to be reviewed. */
export const manyCards = (count: number, now: Date): PlaybookCard[] => {
  const random = randomFrom(13);
  const { cards } = demo(7, now).collections;
  return Array.from({ length: count }, (_, index) => ({
    ...random.pick(cards),
    _id: `c${String(index).padStart(23, '0')}`,
    category: random.pick(categoryKeys),
    state: random.below(10) === 0 ? ('draft' as const) : ('published' as const),
    writtenAt: new Date(now.getTime() - random.below(DAYS_OVER * 24 * 60) * 60_000).toISOString(),
  }));
};

const MONTHS_OVER = 24;

/** What the board keeps of those years: every month of every place it can be opened at. */
export const manyTallies = (now: Date, all: readonly Place[]): Tally[] => {
  const places = all.filter(({ _id }) => /^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(_id));
  const months = Array.from({ length: MONTHS_OVER }, (_, back) =>
    shanghaiMonth(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 2))),
  );
  return places.flatMap(({ _id }) =>
    months.map((month) => ({
      ...newTally(_id, month),
      cells: categoryKeys.map((category) => ({ category, department: '', counts: { submitted: 3, responded: 2 } })),
      countedAt: now.toISOString(),
    })),
  );
};
