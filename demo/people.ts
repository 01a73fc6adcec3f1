import type { Role } from '../domain/kernel/access';
import { CONSENT_VERSION } from '../domain/people/contract';
import { homeAt, type Person } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import type { Post } from '../domain/posts/model';
import type { Skill, VolunteerCard } from '../domain/volunteers/model';
import { demoUnits } from './duties';
import { gridId } from './places';
import type { Random } from './random';
import { avatar } from './scenes';

/** Somebody who can be chosen on the desk. */
export type Persona = { id: string; name: string; openid: string; role: string; note: string; avatar: string };

const EAST = '410403001001';
const FACTORY_YARD = `${EAST}-e1`;

type Cast = {
  id: string;
  name: string;
  role: string;
  home?: string;
  posts?: readonly (readonly [Role, string])[];
  unitId?: string;
  /** What they offer as a volunteer; left out by those who are none. */
  volunteer?: readonly Skill[];
};

/** The people a story needs, and somebody with the right role in the wrong place. All names are invented. */
export const cast: readonly Cast[] = [
  { id: 'resident-1', name: '小林', role: '居民', home: `${FACTORY_YARD}-b3-u2`, volunteer: ['handwork'] },
  { id: 'resident-2', name: '阿梅', role: '居民', home: `${FACTORY_YARD}-b2-u1`, volunteer: ['care'] },
  { id: 'resident-3', name: '老葛', role: '居民', home: '410403003005-e1-b1-u1', volunteer: ['repair'] },
  {
    id: 'grid-worker-1',
    name: '小周',
    role: '网格员',
    home: `${FACTORY_YARD}-b1-u1`,
    posts: [
      ['gridWorker', gridId(EAST, 1)],
      ['gridWorker', gridId(EAST, 2)],
    ],
  },
  {
    id: 'grid-worker-2',
    name: '小孟',
    role: '网格员',
    home: '410403003005-e1-b2-u1',
    posts: [['gridWorker', gridId('410403003005', 1)]],
  },
  {
    id: 'grid-leader-1',
    name: '老郑',
    role: '网格长',
    home: '410403001001-e2-b2-u1',
    posts: [1, 2, 3].map((grid) => ['gridLeader', gridId(EAST, grid)] as const),
  },
  { id: 'clerk-1', name: '小陈', role: '社区专员', home: '410403001001-e2-b3-u2', posts: [['communityClerk', EAST]] },
  {
    id: 'clerk-2',
    name: '小苏',
    role: '社区专员',
    home: '410403003005-e2-b1-u1',
    posts: [['communityClerk', '410403003005']],
  },
  {
    id: 'subdistrict-1',
    name: '老邢',
    role: '街道干部',
    home: '410403001003-e1-b1-u1',
    posts: [['subdistrictOfficer', '410403001']],
  },
  {
    id: 'building-leader-1',
    name: '老周',
    role: '楼栋长',
    home: `${FACTORY_YARD}-b3-u1`,
    posts: [['buildingLeader', `${FACTORY_YARD}-b3`]],
  },
  {
    id: 'courtyard-leader-1',
    name: '田姨',
    role: '庭院长',
    home: `${FACTORY_YARD}-b4-u1`,
    posts: [['courtyardLeader', FACTORY_YARD]],
  },
  { id: 'shop-owner-1', name: '老马', role: '商户店主', home: '410403004001-e1-b1-u1' },
  { id: 'volunteer-1', name: '小夏', role: '志愿者', home: `${EAST}-e2-b1-u1`, volunteer: ['care', 'digital'] },
  {
    id: 'officer-1',
    name: '老赵',
    role: '部门专员',
    home: '410403004001-e2-b1-u1',
    posts: [['departmentOfficer', '410403']],
    unitId: 'dept-chengguan',
  },
  {
    id: 'officer-2',
    name: '老于',
    role: '部门专员',
    home: '410403004001-e2-b1-u1',
    posts: [['departmentOfficer', '410403']],
    unitId: 'dept-zhujian',
  },
  {
    id: 'team-1',
    name: '小高',
    role: '攻坚队员',
    home: `${FACTORY_YARD}-b1-u1`,
    posts: [['partyGroupLeader', FACTORY_YARD]],
    unitId: 'team-dongyuan',
  },
  {
    id: 'admin-1',
    name: '老严',
    role: '区管理员',
    home: '410403004001-e1-b2-u1',
    posts: [['districtAdmin', '410403']],
  },
  { id: 'volunteer-2', name: '小何', role: '志愿者', home: `${EAST}-e2-b2-u1`, volunteer: ['handwork', 'medical'] },
  {
    id: 'team-leader-1',
    name: '曹姐',
    role: '志愿队队长',
    home: `${EAST}-e2-b3-u1`,
    posts: [['teamLeader', EAST]],
    unitId: 'volunteers-dongyuan',
    volunteer: ['handwork', 'care'],
  },
  {
    id: 'clerk-3',
    name: '小洪',
    role: '社区专员',
    home: '410403004001-e2-b2-u1',
    posts: [['communityClerk', '410403004001']],
  },
  {
    id: 'grid-worker-3',
    name: '小童',
    role: '网格员',
    home: '410403004001-e1-b2-u1',
    posts: [
      ['gridWorker', gridId('410403004001', 1)],
      ['gridWorker', gridId('410403004001', 2)],
    ],
  },
  { id: 'merchant-1', name: '粮油老杨', role: '商户店主', home: '410403004001-e1-b1-u1' },
  { id: 'merchant-2', name: '药房小白', role: '商户店主', home: '410403004001-e2-b1-u1' },
  { id: 'merchant-3', name: '烧饼老丁', role: '商户店主', home: '410403004001-e1-b3-u1' },
  { id: 'merchant-4', name: '五金老潘', role: '商户店主', home: '410403003005-e1-b3-u1' },
  { id: 'merchant-5', name: '钥匙老吴', role: '商户店主', home: '410403004001-e2-b4-u1' },
  { id: 'merchant-staff-1', name: '小田', role: '商户店员', home: '410403004001-e2-b3-u1' },
];

const openidOf = (id: string): string => `o-demo-${id}`;

const placeById = (places: readonly Place[], id: string): Place => {
  const found = places.find((place) => place._id === id);
  if (!found) throw new Error(`The demo town has no place ${id}.`);
  return found;
};

const since = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

const cardOf = (skills: readonly Skill[], now: Date): VolunteerCard => ({
  skills,
  freeHours: ['weekends'],
  teamIds: [],
  birthYear: null,
  guardian: null,
  orgUnitId: '',
  joinedAt: since(now, 20),
});

export const growPeople = (places: readonly Place[], now: Date): Person[] =>
  cast.map(({ id, name, home, volunteer }, index) => ({
    _id: openidOf(id),
    version: 1,
    operations: [],
    nickname: name,
    avatar: avatar(index),
    home: home ? homeAt(placeById(places, home)) : null,
    consents: home ? [{ version: CONSENT_VERSION, at: since(now, 30) }] : [],
    registeredAt: home ? since(now, 30) : '',
    volunteer: volunteer ? cardOf(volunteer, now) : null,
  }));

/** A grid worker answers for a grid of an estate, so the card says the community and the grid, without the dot. */
const postPlace = (place: Place): string =>
  place.level === 'estate' || place.level === 'building' || place.level === 'entrance'
    ? (place.label.split(' · ')[1] ?? place.label)
    : place.label;

const elders: readonly Role[] = ['courtyardLeader', 'buildingLeader', 'entranceLeader'];

const sourceOf = (role: Role): Post['source'] => {
  if (role === 'gridWorker') return 'recruited';
  return elders.includes(role) ? 'recommended' : 'appointed';
};

type Seat = {
  role: Role;
  place: Place;
  sinceAt: string;
  unitId?: string;
  holder?: { personId: string; name: string; avatar: string };
};

const seat = ({ role, place, sinceAt, holder, unitId = '' }: Seat): Post => ({
  _id: unitId === '' || unitId === 'dept-chengguan' ? `${role}-${place._id}` : `${role}-${place._id}-${unitId}`,
  version: 1,
  role,
  placeId: place._id,
  place: demoUnits.find(({ _id, kind }) => _id === unitId && kind === 'department')?.name ?? postPlace(place),
  unitId,
  handsUp: false,
  personId: holder?.personId ?? '',
  name: holder?.name ?? '',
  avatar: holder?.avatar ?? '',
  phone: place.phone,
  operations: [],
  source: sourceOf(role),
  basis: '',
  sinceAt,
  untilAt: '',
  invitation: '',
  invited: null,
});

/** Which posts a place of this level should have; those nobody of the cast holds are partly vacant. */
const seatsOf = (place: Place): readonly Role[] => {
  switch (place.level) {
    case 'subdistrict':
      return ['subdistrictOfficer'];
    case 'community':
      return ['communityClerk'];
    case 'grid':
      return ['gridLeader', 'gridWorker'];
    case 'estate':
      return ['courtyardLeader'];
    case 'building':
      return ['buildingLeader'];
    case 'entrance':
      return ['entranceLeader'];
    case 'district':
      return [];
  }
};

const neighbourNames = ['老魏', '小秦', '胖叔', '柳姐', '老蒋', '小纪', '荣姨', '大刘', '小温', '老鲁'];

/** One in three of the neighbours' posts waits for somebody; staff posts are held, one subdistrict's aside. */
const isVacant = (role: Role, random: Random): boolean =>
  elders.includes(role) ? random.below(3) === 0 : random.below(12) === 0;

export const growPosts = (places: readonly Place[], random: Random, now: Date): Post[] => {
  const held = cast.flatMap(({ id, name, posts = [], unitId = '' }, index) =>
    posts.map(([role, placeId]) =>
      seat({
        unitId,
        role,
        place: placeById(places, placeId),
        sinceAt: since(now, 200),
        holder: { personId: openidOf(id), name, avatar: avatar(index) },
      }),
    ),
  );
  const taken = new Set(held.map(({ _id }) => _id));
  const others = places.flatMap((place) =>
    seatsOf(place)
      .filter((role) => !taken.has(`${role}-${place._id}`))
      .map((role, index) => {
        const holder = {
          personId: `o-demo-${role}-${place._id}`,
          name: random.pick(neighbourNames),
          avatar: avatar(random.below(5) + index),
        };
        // The unit leader of the story's own door is vacant on purpose: the card shows who covers.
        const vacant = isVacant(role, random) || place._id === `${FACTORY_YARD}-b3-u2`;
        return seat({ role, place, sinceAt: since(now, 100 + random.below(300)), ...(vacant ? {} : { holder }) });
      }),
  );
  return [...held, ...others];
};

/** The desk's people, and one who has never opened the app. */
export const personasOf = (people: readonly Person[], posts: readonly Post[]): Persona[] => [
  ...cast.map(({ id, name, role }, index) => {
    const person = people[index];
    const post = posts.find(({ personId }) => personId === openidOf(id));
    return {
      id,
      name: `${role}${name}`,
      openid: openidOf(id),
      role,
      note: post?.place ?? person?.home?.label ?? '',
      avatar: '',
    };
  }),
  {
    id: 'newcomer',
    name: '新来的邻居',
    openid: openidOf('newcomer'),
    role: '还没登记',
    note: '第一次打开邻里应',
    avatar: '',
  },
];
