import type { DutyItem } from '../domain/duties/contract';
import { publish } from '../domain/duties/rules';
import type { DutyList } from '../domain/duties/model';
import { plainUnit, type Unit } from '../domain/units/model';

const DISTRICT = '410403';
const EAST = '410403001001';

const unit = (_id: string, kind: Unit['kind'], name: string, placeId = DISTRICT): Unit => ({
  ...plainUnit,
  ...{ _id, kind, name, placeId },
  place: placeId === EAST ? '东苑社区' : '',
  aim: kind === 'volunteers' ? 'anything' : '',
  phone: '',
});

/** An organisation that has reported in to the story's community. */
const reportedIn = (organisation: Unit): Unit => ({
  ...organisation,
  memberCode: 'jiandong26',
  communities: [{ placeId: EAST, name: '东苑社区', since: '2026-03-05T01:00:00.000Z' }],
  communityIds: [EAST],
});

/** Departments of the district, and who else works in the story's community. */
export const demoUnits: readonly Unit[] = [
  unit('dept-chengguan', 'department', '卫东区城管局'),
  unit('dept-zhujian', 'department', '卫东区住建局'),
  unit('dept-gongan', 'department', '公安卫东分局'),
  unit('team-dongyuan', 'team', '东苑社区攻坚队', EAST),
  unit('volunteers-dongyuan', 'volunteers', '东苑社区志愿服务队', EAST),
  { ...unit('volunteers-snow', 'volunteers', '东苑清雪队', EAST), aim: 'snow' },
  reportedIn(unit('org-bank', 'organisation', '共建单位 建东支行', EAST)),
  unit('shop-lifa', 'partnerShop', '老马理发店', EAST),
  unit('shop-zaocan', 'partnerShop', '小桃早餐铺', EAST),
];

/** Believable items for the demo. A district writes its own, with its own legal basis. */
const items: readonly DutyItem[] = [
  {
    item: 'L01',
    kind: 'lead',
    category: 'lighting',
    text: '小区公共区域照明的报修与跟进',
    department: '',
    basis: '演示的社区工作事项指导目录第 3 项',
  },
  {
    item: 'L02',
    kind: 'lead',
    category: 'neighbours',
    text: '邻里纠纷的劝解和调解',
    department: '',
    basis: '演示的社区工作事项指导目录第 7 项',
  },
  {
    item: 'A01',
    kind: 'assist',
    category: 'parking',
    text: '配合劝离占道停放的车辆',
    department: 'dept-chengguan',
    basis: '演示的社区协助事项目录第 2 项',
  },
  {
    item: 'A02',
    kind: 'assist',
    category: 'road',
    text: '配合排查背街小巷的井盖和路面',
    department: 'dept-zhujian',
    basis: '演示的社区协助事项目录第 5 项',
  },
  {
    item: 'N01',
    kind: 'barred',
    category: 'noise',
    text: '对油烟噪声的执法和处罚',
    department: 'dept-chengguan',
    basis: '演示的社区不承担事项目录第 1 项',
  },
  {
    item: 'N02',
    kind: 'barred',
    category: 'fire',
    text: '消防安全的行政检查',
    department: 'dept-gongan',
    basis: '演示的社区不承担事项目录第 4 项',
  },
];

export const demoDutyList = (now: Date): DutyList =>
  publish(undefined, { district: DISTRICT, items, units: demoUnits }, new Date(now.getTime() - 90 * 86_400_000));
