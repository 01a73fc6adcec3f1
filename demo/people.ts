import type { Role } from '../domain/kernel/access';
import { saidYes } from './consents';
import { homeAt, type Person } from '../domain/people/model';
import type { Place } from '../domain/places/model';
import { unfilled, type Post } from '../domain/posts/model';
import type { Unit } from '../domain/units/model';
import { memberKeysOf, type VolunteerCard } from '../domain/volunteers/model';
import { cast, type Cast } from './cast';
import { demoUnits } from './duties';
import type { Random } from './random';
import { avatar } from './scenes';

/** Somebody who can be chosen on the desk. */
export type Persona = { id: string; name: string; openid: string; role: string; note: string; avatar: string };

const FACTORY_YARD = '410403001001-e1';

const openidOf = (id: string): string => `o-demo-${id}`;

const placeById = (places: readonly Place[], id: string): Place => {
  const found = places.find((place) => place._id === id);
  if (!found) throw new Error(`The demo town has no place ${id}.`);
  return found;
};

const since = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

const cardOf = ({ volunteer, teams = [], organisation = '' }: Cast, now: Date): VolunteerCard | null =>
  volunteer
    ? {
        skills: volunteer,
        freeHours: ['weekends'],
        teamIds: teams,
        birthYear: null,
        guardian: null,
        orgUnitId: organisation,
        joinedAt: since(now, 20),
      }
    : null;

export const growPeople = (places: readonly Place[], now: Date): Person[] =>
  cast.map((one, index) => {
    const home = one.home ? homeAt(placeById(places, one.home)) : null;
    const volunteer = cardOf(one, now);
    return {
      _id: openidOf(one.id),
      version: 1,
      operations: [],
      nickname: one.name,
      avatar: avatar(index),
      home,
      consents: home ? saidYes(since(now, 30)) : [],
      registeredAt: home ? since(now, 30) : '',
      linkTries: [],
      pace: {},
      exportedAt: '',
      leaving: null,
      leavesAt: '',
      volunteer,
      memberKeys: memberKeysOf(volunteer, home?.scopes ?? []),
      guardianId: '',
      guardianCode: '',
    };
  });

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

/** Who speaks for a department, an organisation or a partner shop is known by its name. */
const namesItsPost = (kind: Unit['kind']): boolean => ['department', 'organisation', 'partnerShop'].includes(kind);

const seat = ({ role, place, sinceAt, holder, unitId = '' }: Seat): Post => ({
  _id: unitId === '' || unitId === 'dept-chengguan' ? `${role}-${place._id}` : `${role}-${place._id}-${unitId}`,
  version: 1,
  role,
  placeId: place._id,
  place: demoUnits.find(({ _id, kind }) => _id === unitId && namesItsPost(kind))?.name ?? postPlace(place),
  unitId,
  ...unfilled,
  personId: holder?.personId ?? '',
  name: holder?.name ?? '',
  avatar: holder?.avatar ?? '',
  phone: place.phone,
  operations: [],
  source: sourceOf(role),
  sinceAt,
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
