import type { Role } from '../domain/kernel/access';
import type { Skill } from '../domain/volunteers/model';
import { gridId } from './places';

const EAST = '410403001001';
const FACTORY_YARD = `${EAST}-e1`;

export type Cast = {
  id: string;
  name: string;
  role: string;
  home?: string;
  posts?: readonly (readonly [Role, string])[];
  unitId?: string;
  /** What they offer as a volunteer; left out by those who are none. */
  volunteer?: readonly Skill[];
  /** The teams they belong to, and the organisation they reported in with where they live. */
  teams?: readonly string[];
  organisation?: string;
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
  {
    id: 'shop-owner-1',
    name: '老马',
    role: '商户店主',
    home: '410403004001-e1-b1-u1',
    posts: [['partnerLiaison', EAST]],
    unitId: 'shop-lifa',
  },
  {
    id: 'volunteer-1',
    name: '小夏',
    role: '志愿者',
    home: `${EAST}-e2-b1-u1`,
    volunteer: ['care', 'digital'],
    teams: ['volunteers-dongyuan', 'volunteers-snow'],
  },
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
  {
    id: 'volunteer-2',
    name: '小何',
    role: '志愿者',
    home: `${EAST}-e2-b2-u1`,
    volunteer: ['handwork', 'medical'],
    teams: ['volunteers-dongyuan'],
    organisation: 'org-bank',
  },
  {
    id: 'team-leader-1',
    name: '曹姐',
    role: '志愿队队长',
    home: `${EAST}-e2-b3-u1`,
    posts: [['teamLeader', EAST]],
    unitId: 'volunteers-dongyuan',
    volunteer: ['handwork', 'care'],
    teams: ['volunteers-dongyuan'],
  },
  {
    id: 'shop-owner-2',
    name: '小桃',
    role: '商户店主',
    home: `${EAST}-e2-b1-u2`,
    posts: [['partnerLiaison', EAST]],
    unitId: 'shop-zaocan',
  },
  {
    id: 'team-leader-2',
    name: '老丁',
    role: '志愿队队长',
    home: `${EAST}-e2-b2-u1`,
    posts: [['teamLeader', EAST]],
    unitId: 'volunteers-snow',
    volunteer: ['handwork', 'driving'],
    teams: ['volunteers-snow'],
  },
  {
    id: 'liaison-1',
    name: '小鲁',
    role: '共建单位联系人',
    home: '410403004001-e2-b1-u1',
    posts: [['partnerLiaison', EAST]],
    unitId: 'org-bank',
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
