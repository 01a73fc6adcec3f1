import { isDeepStrictEqual } from 'node:util';
import type { DutyList } from '../../domain/duties/model';
import type { Stored } from '../../domain/kernel/document';
import type { PlaceLevel } from '../../domain/places/contract';
import type { Place } from '../../domain/places/model';
import type { Post } from '../../domain/posts/model';
import { appoint } from '../../domain/posts/rules';
import type { Shop } from '../../domain/shops/model';
import type { TradeList } from '../../domain/shops/trades';
import type { Unit } from '../../domain/units/model';
import { dutyListFrom, faultsInDuties } from './duties';
import type { Files } from './files';
import { faultsInPlaces, levelLabels, placesFile, placesFrom } from './places';
import { faultsInPosts, postsFile, postsFrom } from './posts';
import { faultsInShops, shopsFrom } from './shops';
import { keyOf, type Problem, type Row } from './table';
import { faultsInUnits, unitsFrom } from './units';
import { unitKinds } from '../../domain/units/contract';

/** What the cloud holds of the district already. */
export type There = {
  readonly places: readonly Place[];
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  /** The edition of the duty lists in force. */
  readonly duties: DutyList | undefined;
  readonly shops: readonly Shop[];
  readonly tradeLists: readonly TradeList[];
};

type Imported = 'places' | 'units' | 'posts' | 'dutyLists' | 'shops';

export type Change =
  | { readonly do: 'insert'; readonly collection: Imported; readonly doc: Stored }
  | {
      readonly do: 'change';
      readonly collection: Imported;
      readonly id: string;
      readonly version: number;
      readonly fields: Readonly<Record<string, unknown>>;
    };

/** What the town does not know by itself: the moment, chance, and who is to be the first administrator. */
export type Luck = {
  readonly now: Date;
  readonly newDoor: () => string;
  readonly newInvitation: () => string;
  /** What an organisation's members report in with. */
  readonly newMemberCode: () => string;
  /** What people will call them; empty when nobody is to be invited. */
  readonly admin: string;
};

export type Preview = {
  readonly problems: readonly Problem[];
  /** Empty while there is a problem: all or nothing. */
  readonly changes: readonly Change[];
  /** The code that opens the district's administration; empty when nobody was to be invited. */
  readonly invitation: string;
  /** New shops and the codes their owners take them over with. */
  readonly shopCodes: readonly { readonly shop: string; readonly code: string }[];
};

const ADMIN_TERM_MONTHS = 36;

const codesOf = (rows: readonly Row[]): string[] => rows.map(({ cells }) => cells['代码'] ?? '');

const faultsIn = (files: Files, there: There): Problem[] => {
  const { 'places.csv': places, 'units.csv': units, 'posts.csv': posts, 'duties.csv': duties } = files.rows;
  const codes = new Set([...there.places.map(({ _id }) => _id), ...codesOf(places)]);
  const levels = new Map<string, { level: PlaceLevel }>([
    ...there.places.map((place) => [place._id, place] as const),
    ...places.flatMap(({ cells }) => {
      const level = keyOf(levelLabels, cells['级别'] ?? '');
      return level ? [[cells['代码'] ?? '', { level }] as const] : [];
    }),
  ]);
  const kinds = new Map<string, Pick<Unit, 'kind'>>([
    ...there.units.map((unit) => [unit._id, unit] as const),
    ...units.map(
      ({ cells }) => [cells['代码'] ?? '', { kind: keyOf(unitKinds, cells['类别'] ?? '') ?? 'team' }] as const,
    ),
  ]);
  return [
    ...faultsInPlaces(places, there.places),
    ...faultsInUnits(units, new Set([...levels.keys(), ...codesOf(places)])),
    ...faultsInPosts(posts, { places: levels, units: kinds }),
    ...faultsInDuties(duties, kinds),
    ...faultsInShops(files.rows['shops.csv'], { codes, tradeLists: there.tradeLists }),
  ];
};

/** New documents and the fields that differ, in this order. */
const changesOf = (collection: Imported, wanted: readonly Stored[], there: readonly Stored[]): Change[] => {
  const before = new Map(there.map((doc) => [doc._id, doc]));
  return wanted.flatMap((doc): Change[] => {
    const was = before.get(doc._id);
    if (!was) return [{ do: 'insert', collection, doc }];
    const old = new Map(Object.entries(was));
    const fields = Object.fromEntries(
      Object.entries(doc).filter(([key, value]) => !isDeepStrictEqual(value, old.get(key))),
    );
    const { _id: id, version } = was;
    return Object.keys(fields).length > 0 ? [{ do: 'change', collection, id, version, fields }] : [];
  });
};

const isAdminPost = ({ role }: Post): boolean => role === 'districtAdmin';

/** Opens the district's vacant administration to one person: the only post nobody in the app could fill. */
const withAdminInvited = (posts: readonly Post[], { admin, newInvitation, now }: Luck): Post[] =>
  posts.map((post) => {
    if (admin === '' || !isAdminPost(post) || post.invitation !== '') return post;
    const terms = { name: admin, source: 'appointed', termMonths: ADMIN_TERM_MONTHS, basis: '' } as const;
    return appoint(post, terms, newInvitation(), now);
  });

const faultsOfAdmin = (posts: readonly Post[], admin: string): Problem[] => {
  const says = (words: string): Problem[] => [{ file: postsFile, row: 0, column: '岗位', says: words }];
  if (admin === '') return [];
  const [post, second] = posts.filter(isAdminPost);
  if (!post) return says('没有区管理员这个岗位，第一位管理员无处可去');
  if (second) return says('第一位管理员只需要一个区管理员岗位，其余的由他来开');
  return post.personId === '' ? [] : says('已经有区管理员，以后的由他在小程序里开');
};

const whole = (problem: string): Problem => ({ file: placesFile, row: 0, column: '', says: problem });

/** What the files would change, or everything that is wrong with them. */
export const previewOf = (files: Files, there: There, luck: Luck): Preview => {
  const none = { changes: [], invitation: '', shopCodes: [] };
  const problems = [...files.problems, ...(files.problems.some(({ row }) => row === 0) ? [] : faultsIn(files, there))];
  if (problems.length > 0) return { ...none, problems };
  const { rows } = files;
  const places = placesFrom(rows['places.csv'], there.places, luck.newDoor);
  const district = places.find(({ level }) => level === 'district')?._id;
  if (district === undefined) return { ...none, problems: [whole('还没有区，请先填区这一行')] };
  const units = unitsFrom(rows['units.csv'], there.units, { places, newMemberCode: luck.newMemberCode });
  const vacancies = postsFrom(rows['posts.csv'], there.posts, { places, units });
  const faults = faultsOfAdmin(vacancies, luck.admin);
  if (faults.length > 0) return { ...none, problems: faults };
  const posts = withAdminInvited(vacancies, luck);
  const duties = dutyListFrom(rows['duties.csv'], there.duties, { district, units, now: luck.now });
  const { now, newInvitation } = luck;
  const shops = shopsFrom(rows['shops.csv'], there.shops, { places, tradeLists: there.tradeLists, newInvitation, now });
  const known = new Set(there.shops.map(({ _id }) => _id));
  return {
    problems: [],
    shopCodes: shops
      .filter(({ _id }) => !known.has(_id))
      .map(({ name, placeLabel, invitation }) => ({ shop: `${placeLabel} ${name}`, code: invitation })),
    changes: [
      ...changesOf('places', places, there.places),
      ...changesOf('units', units, there.units),
      ...changesOf('posts', posts, there.posts),
      ...(duties ? changesOf('dutyLists', [duties], []) : []),
      ...changesOf('shops', shops, there.shops),
    ],
    invitation: luck.admin === '' ? '' : (posts.find(isAdminPost)?.invitation ?? ''),
  };
};

const nouns: Readonly<Record<Imported, string>> = {
  places: '地方',
  units: '单位',
  posts: '岗位',
  dutyLists: '清单',
  shops: '商铺',
};

/** 地方：新增 12，改动 3 */
export const summaryOf = (changes: readonly Change[]): string[] =>
  (Object.keys(nouns) as Imported[]).flatMap((collection) => {
    const here = changes.filter((change) => change.collection === collection);
    const count = (what: Change['do']) => here.filter((change) => change.do === what).length;
    return here.length > 0 ? [`${nouns[collection]}：新增 ${count('insert')}，改动 ${count('change')}`] : [];
  });

/** places.csv 第 5 行「上级代码」：没有代码是「410403009」的地方 */
export const sentenceOf = ({ file, row, column, says }: Problem): string =>
  `${file}${row > 0 ? ` 第 ${row} 行` : ''}${column ? `「${column}」` : ''}：${says}`;
