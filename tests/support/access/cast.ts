import * as people from '../town';

/**
 * Everybody the matrix asks as, by the name its rows use. The scene is the community of the first ones; the last four
 * have the right role in another community, live there, or never registered.
 */
export const cast = {
  居民: people.居民,
  邻居: people.邻居,
  监护人: people.庭院长,
  未成年: people.楼栋长,
  志愿者: people.志愿者,
  队长: people.志愿队长,
  网格员: people.网格员,
  网格长: people.网格长,
  专员: people.社区专员,
  街道: people.街道干部,
  区: people.区管理员,
  部门: people.部门专员,
  联系人: people.共建联系人,
  铺主: people.早餐店主,
  店主: 'access-owner',
  店员: 'access-staff',
  外专员: people.外社区专员,
  外网格员: people.外社区网格员,
  外居民: people.外社区居民,
  生人: 'access-nobody',
} as const;

export type Column = keyof typeof cast;
export const columns = Object.keys(cast) as Column[];
