import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceLevel } from '../domain/places/contract';
import type { Place } from '../domain/places/model';
import { labelOf, opened } from '../domain/places/tree';

export type Division = { code: string; parent: string; level: PlaceLevel; name: string };

/** Real division codes: one district with its subdistricts and communities. */
export const divisions = (): Division[] =>
  readFileSync(join(__dirname, 'divisions.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code = '', parent = '', level = '', name = ''] = line.split(',');
      return { code, parent, level: level as PlaceLevel, name: name.replace('居民委员会', '').replace('平顶山市', '') };
    });

/** An estate and the grids that serve it, by their numbers; buildings take turns among them. */
type Estate = { name: string; buildings: number; entrances: number; grids: readonly number[] };

export type Estates = Readonly<Record<string, readonly Estate[]>>;

/** Below four communities the tree goes down to the entrance. Estates are invented. */
export const estates: Estates = {
  '410403001001': [
    { name: '焦化厂家属院', buildings: 6, entrances: 3, grids: [1, 2] },
    { name: '东苑小区', buildings: 4, entrances: 3, grids: [2] },
    { name: '向阳里', buildings: 3, entrances: 2, grids: [3] },
  ],
  '410403001003': [
    { name: '鸿翔花园', buildings: 4, entrances: 2, grids: [1] },
    { name: '机修厂老院', buildings: 3, entrances: 2, grids: [2] },
  ],
  '410403003005': [
    { name: '五一新村', buildings: 4, entrances: 3, grids: [1, 2] },
    { name: '粮油公司家属院', buildings: 2, entrances: 2, grids: [2] },
  ],
  '410403004001': [
    { name: '建设路老街坊', buildings: 3, entrances: 2, grids: [1] },
    { name: '黄楝树小区', buildings: 4, entrances: 3, grids: [2] },
  ],
};

type Growth = { under: Place | undefined; id: string; level: PlaceLevel; name: string; order: number };

/** Invented numbers of the right length. */
const phoneOf = (order: number): string => `0375-700${String(10_000 + order).slice(1)}`;

/** The door's short code: the next door's does not follow from it by counting on. */
const doorOf = (id: string): string => {
  let sum = 7;
  for (const letter of id) sum = (Math.imul(sum, 131) + letter.charCodeAt(0)) >>> 0;
  sum = Math.imul(sum ^ (sum >>> 15), 0x45d9f3b) >>> 0;
  return `d${((sum ^ (sum >>> 13)) >>> 0).toString(36).padStart(7, '0')}`;
};

const grown = (growth: Growth, grids: readonly string[] = []): Place => {
  const { under, id, level, name, order } = growth;
  return {
    _id: id,
    version: 1,
    level,
    name,
    parentId: under?._id ?? '',
    order,
    scopes: [id, ...grids, ...(under?.scopes ?? []).filter((scope) => !isGrid(scope))],
    path: [...(under?.path ?? []), { placeId: id, name }],
    label: labelOf(level, name, under),
    door: doorOf(id),
    phone: level === 'community' ? phoneOf(order) : (under?.phone ?? ''),
    hasMore: true,
    canBeHome: false,
    poster: '',
  };
};

const isGrid = (id: string): boolean => /^\d{15}$/.test(id);
export const gridId = (community: string, number: number): string => `${community}${String(number).padStart(3, '0')}`;

/** A building belongs to one of its estate's grids; the estate itself to all of them. */
const growEstate = (community: Place, estate: Estate, number: number): Place[] => {
  const id = `${community._id}-e${number}`;
  const all = estate.grids.map((grid) => gridId(community._id, grid));
  const root = grown({ under: community, id, level: 'estate', name: estate.name, order: number }, all);
  const below = Array.from({ length: estate.buildings }, (_, index) => {
    const grid = all[index % all.length] ?? '';
    const name = `${index + 1}号楼`;
    const building = grown({ under: root, id: `${id}-b${index + 1}`, level: 'building', name, order: index + 1 }, [
      grid,
    ]);
    const entrances = Array.from({ length: estate.entrances }, (__, door) =>
      grown(
        {
          under: building,
          id: `${building._id}-u${door + 1}`,
          level: 'entrance',
          name: `${door + 1}单元`,
          order: door + 1,
        },
        [grid],
      ),
    );
    return [building, ...entrances];
  });
  return [root, ...below.flat()];
};

const growCommunity = (community: Place, under: readonly Estate[]): Place[] => {
  const numbers = [...new Set(under.flatMap(({ grids }) => grids))].sort();
  const grids = numbers.map((number) =>
    grown({
      under: community,
      id: gridId(community._id, number),
      level: 'grid',
      name: `第${number}网格`,
      order: 100 + number,
    }),
  );
  return [community, ...grids, ...under.flatMap((estate, index) => growEstate(community, estate, index + 1))];
};

/** The whole tree, from the district down to the entrances. */
export const growPlaces = (all: readonly Division[] = divisions(), within: Estates = estates): Place[] => {
  const byCode = new Map<string, Place>();
  const places = all.flatMap(({ code, parent, level, name }, order) => {
    const place = grown({ under: byCode.get(parent), id: code, level, name, order });
    byCode.set(code, place);
    return level === 'community' ? growCommunity(place, within[code] ?? []) : [place];
  });
  return opened(places);
};
