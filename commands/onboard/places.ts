import { lettersOver } from '../../domain/kernel/letters';
import { canBeDialled, phoneOf } from '../../domain/kernel/phones';
import type { PlaceLevel } from '../../domain/places/contract';
import type { Place } from '../../domain/places/model';
import { labelOf, opened } from '../../domain/places/tree';
import { complainOfTwice, complaintsOf, keyOf, type Columns, type Complain, type Problem, type Row } from './table';

export const placesFile = 'places.csv';
export const placeColumns: Columns = {
  needed: ['代码', '级别', '名称'],
  optional: ['上级代码', '服务网格', '电话', '顺序'],
};

export const levelLabels: Readonly<Record<PlaceLevel, string>> = {
  district: '区',
  subdistrict: '街道',
  community: '社区',
  grid: '网格',
  estate: '小区',
  building: '楼栋',
  entrance: '单元',
};

type Shape = { readonly under: PlaceLevel | ''; readonly code: RegExp; readonly like: string };

const shapes: Readonly<Record<PlaceLevel, Shape>> = {
  district: { under: '', code: /^\d{6}$/, like: '6 位数字' },
  subdistrict: { under: 'district', code: /^\d{9}$/, like: '9 位数字' },
  community: { under: 'subdistrict', code: /^\d{12}$/, like: '12 位数字' },
  grid: { under: 'community', code: /^\d{15}$/, like: '15 位数字' },
  estate: { under: 'community', code: /^\d{12}-[0-9a-z]{1,6}$/, like: '社区代码-e1 这样' },
  building: { under: 'estate', code: /^\d{12}(-[0-9a-z]{1,6}){2}$/, like: '小区代码-b1 这样' },
  entrance: { under: 'building', code: /^\d{12}(-[0-9a-z]{1,6}){3}$/, like: '楼栋代码-u1 这样' },
};

const NAME_MOST = 30;
const ORDER_MOST = 9999;
/** A hotline has five or six digits and no other way to be written. */
const isHotline = (phone: string): boolean => /^\d{5,6}$/.test(phone);
const served: readonly PlaceLevel[] = ['estate', 'building', 'entrance'];

const gridCodes = (cell = ''): string[] => cell.split(/[、,，;；\s]+/).filter((code) => code !== '');
const levelOf = ({ cells }: Row): PlaceLevel | undefined => keyOf(levelLabels, cells['级别'] ?? '');

/** What is known of a place before it is one: from the file, or else from the cloud. */
type Known = { readonly level: PlaceLevel | undefined };

type Surroundings = {
  readonly complain: Complain;
  readonly known: ReadonlyMap<string, Known>;
};

const checkParent = (row: Row, level: PlaceLevel, { complain, known }: Surroundings): void => {
  const { 代码: code = '', 上级代码: parent = '' } = row.cells;
  const { under } = shapes[level];
  if (under === '') {
    if (parent !== '') complain(row, '上级代码', '区没有上级，请留空');
    return;
  }
  const found = known.get(parent);
  if (parent === '') complain(row, '上级代码', `不能空着，${levelLabels[level]}在${levelLabels[under]}下面`);
  else if (!found) complain(row, '上级代码', `没有代码是「${parent}」的地方`);
  else if (found.level && found.level !== under)
    complain(
      row,
      '上级代码',
      `「${parent}」是${levelLabels[found.level]}，${levelLabels[level]}应在${levelLabels[under]}下面`,
    );
  else if (!code.startsWith(parent)) complain(row, '代码', `应以上级代码「${parent}」开头`);
};

const checkGrids = (row: Row, level: PlaceLevel, { complain, known }: Surroundings): void => {
  const codes = gridCodes(row.cells['服务网格']);
  if (codes.length > 0 && !served.includes(level)) return complain(row, '服务网格', '只有小区、楼栋、单元填服务网格');
  const community = (row.cells['代码'] ?? '').split('-')[0] ?? '';
  for (const code of codes) {
    if (known.get(code)?.level !== 'grid') complain(row, '服务网格', `没有代码是「${code}」的网格`);
    else if (!code.startsWith(community)) complain(row, '服务网格', `网格「${code}」不在这个社区`);
  }
};

const checkRow = (row: Row, surroundings: Surroundings): void => {
  const { complain } = surroundings;
  const { 代码: code = '', 级别: label = '', 名称: name = '', 电话: phone = '', 顺序: order = '' } = row.cells;
  const level = levelOf(row);
  if (lettersOver(name, NAME_MOST) > 0) complain(row, '名称', `最多 ${NAME_MOST} 个字`);
  if (order !== '' && !(/^\d+$/.test(order) && Number(order) <= ORDER_MOST))
    complain(row, '顺序', `应是 0 到 ${ORDER_MOST} 的整数`);
  if (!canBeDialled(phone) && !isHotline(phone)) complain(row, '电话', '应是打得通的电话号码，座机带区号');
  if (label === '') return;
  if (!level) return complain(row, '级别', `应是 ${Object.values(levelLabels).join('、')} 之一`);
  if (phone !== '' && level !== 'community') complain(row, '电话', '只有社区填电话，下面的地方都用它');
  if (code !== '' && !shapes[level].code.test(code))
    complain(row, '代码', `${levelLabels[level]}的代码应是${shapes[level].like}`);
  checkParent(row, level, surroundings);
  checkGrids(row, level, surroundings);
};

const checkDistricts = (rows: readonly Row[], there: readonly Place[], complain: Complain): void => {
  const [first = ''] = [
    ...there,
    ...rows.map(({ cells }) => ({ _id: cells['代码'], level: keyOf(levelLabels, cells['级别'] ?? '') })),
  ]
    .filter(({ level }) => level === 'district')
    .map(({ _id }) => _id);
  for (const row of rows)
    if (levelOf(row) === 'district' && row.cells['代码'] !== first)
      complain(row, '级别', `一套系统只管一个区，已经有「${first}」`);
};

/** What is wrong with the places, row by row. */
export const faultsInPlaces = (rows: readonly Row[], there: readonly Place[]): Problem[] => {
  const { problems, complain } = complaintsOf(placesFile);
  const known = new Map<string, Known>([
    ...there.map((place) => [place._id, place] as const),
    ...rows.map((row) => [row.cells['代码'] ?? '', { level: levelOf(row) }] as const),
  ]);
  complainOfTwice(rows, '代码', complain);
  checkDistricts(rows, there, complain);
  for (const row of rows) checkRow(row, { complain, known });
  return problems;
};

const isGrid = (id: string): boolean => shapes.grid.code.test(id);

/** The grids that serve it: those it names, or else its parent's. */
const gridsOf = (row: Row, under: Place | undefined): readonly string[] => {
  const named = gridCodes(row.cells['服务网格']);
  return named.length > 0 ? named : (under?.scopes ?? []).filter(isGrid);
};

type Grown = {
  readonly row: Row;
  readonly under: Place | undefined;
  readonly was: Place | undefined;
  readonly door: string;
};

const grown = ({ row, under, was, door }: Grown): Place => {
  const { 代码: id = '', 名称: name = '', 电话: phone = '', 顺序: order = '' } = row.cells;
  const level = levelOf(row) ?? 'district';
  return {
    _id: id,
    version: was?.version ?? 1,
    level,
    name,
    parentId: under?._id ?? '',
    order: order === '' ? row.row : Number(order),
    // A grid lies under its community and in no other grid.
    scopes: [
      id,
      ...(level === 'grid' ? [] : gridsOf(row, under)),
      ...(under?.scopes ?? []).filter((scope) => !isGrid(scope)),
    ],
    path: [...(under?.path ?? []), { placeId: id, name }],
    label: labelOf(level, name, under),
    // The code hangs on the door already: it stays.
    door: was?.door ?? door,
    phone: level === 'community' ? phoneOf(phone) || phone : (under?.phone ?? ''),
    hasMore: was?.hasMore ?? false,
    canBeHome: was?.canBeHome ?? false,
    poster: was?.poster ?? '',
  };
};

const depth = (row: Row): number => Object.keys(levelLabels).indexOf(levelOf(row) ?? 'district');

/** The places of rows without a fault, from the district down, and those there whose openness the new ones change. */
export const placesFrom = (rows: readonly Row[], there: readonly Place[], newDoor: () => string): Place[] => {
  const all = new Map(there.map((place) => [place._id, place]));
  for (const row of [...rows].sort((a, b) => depth(a) - depth(b))) {
    const id = row.cells['代码'] ?? '';
    const under = all.get(row.cells['上级代码'] ?? '');
    all.set(id, grown({ row, under, was: all.get(id), door: newDoor() }));
  }
  return opened([...all.values()]);
};
