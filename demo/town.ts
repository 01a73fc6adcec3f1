import type { Actor } from '../domain/kernel/access';
import type { CollectionName, Documents } from '../domain/collections';
import { demoDutyList, demoUnits } from './duties';
import { growPeople, growPosts, personasOf, type Persona } from './people';
import { growCards } from './intake';
import { growMarket } from './market';
import { growBulletins, growGroups, growShops, merchantsAtFirst } from './merchants';
import { growPlaces } from './places';
import { growPoints } from './points';
import { randomFrom } from './random';
import { actorNamed, growRequests } from './requests';
import { demoFiles } from './scenes';
import { growTasks } from './tasks';
import { growWishes } from './wishes';

/** A spot the phone's map offers. Coordinates as WeChat gives them (GCJ-02). */
export type MapPlace = { name: string; address: string; latitude: number; longitude: number };

export type DemoTown = {
  collections: { [C in CollectionName]: Documents[C][] };
  personas: Persona[];
  /** Cloud path -> base64. */
  files: Record<string, string>;
  places: MapPlace[];
};

const mapPlaces: readonly MapPlace[] = [
  { name: '焦化厂家属院 3号楼', address: '卫东区东安路街道东苑社区', latitude: 33.7351, longitude: 113.3362 },
  { name: '东苑社区党群服务站', address: '卫东区东安路街道', latitude: 33.7364, longitude: 113.3349 },
  { name: '五一新村南门', address: '卫东区五一路街道五一路社区', latitude: 33.7412, longitude: 113.3275 },
  { name: '建设路农贸市场', address: '卫东区建设路街道黄楝树社区', latitude: 33.7437, longitude: 113.3204 },
  { name: '鸿翔花园东门', address: '卫东区东安路街道鸿翔社区', latitude: 33.7329, longitude: 113.3421 },
];

/** A town to play in: the same seed and the same moment give the same town. */
export const town = (seed: number, now: Date): DemoTown => {
  const random = randomFrom(seed);
  const places = growPlaces();
  const people = growPeople(places, now);
  const posts = growPosts(places, random, now);
  const shops = growShops({ places, people, posts }, now);
  const groups = growGroups({ places, people, posts }, shops, demoUnits, now);
  const serviceRequests = growRequests({ places, people, posts }, random, now);
  const points = growPoints(places, now);
  const as = (id: string): Actor => actorNamed({ places, people, posts }, id);
  return {
    collections: {
      places,
      people,
      posts,
      serviceRequests,
      deliveries: [],
      rounds: [],
      registers: [],
      tasks: growTasks({ as, places, editions: points.pointRules, now }),
      certificates: [],
      units: [...demoUnits],
      dutyLists: [demoDutyList(now)],
      settings: [],
      tallies: [],
      sealings: [],
      audits: [],
      cards: growCards(now),
      ...points,
      proposals: [],
      reconciliations: [],
      ...growWishes({ as, places, now }),
      shops,
      groups,
      bulletins: growBulletins({ places, people, posts }, groups, shops, now),
      ...merchantsAtFirst,
      ...growMarket({ places, people, posts }, shops, demoUnits, now),
    },
    personas: personasOf(people, posts),
    files: demoFiles(),
    places: [...mapPlaces],
  };
};
