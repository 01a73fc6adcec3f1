import { demoGroupId, demoShopId } from '../../demo/merchants';
import type { Town } from './town';

export const 老街粮油店 = demoShopId(1);
export const 康宁药房 = demoShopId(2);
export const 巷口烧饼铺 = demoShopId(3);
export const 五一五金行 = demoShopId(4);
export const 顺手配钥匙 = demoShopId(5);
export const 建设路商户群 = demoGroupId(1);
export const 五一路商户群 = demoGroupId(2);

/** What wx.getGroupEnterInfo gives somebody who opened the card in a WeChat group. */
export const sealedFor = async (town: Town, persona: string, gid: string, field = 'opengid'): Promise<string> => {
  const { session } = await town.cloud.login(persona);
  const answer = await town.cloud.post('/client/cloudID', { data: { [field]: gid } }, { 'x-session': session });
  return (answer as { cloudID: string }).cloudID;
};
