import type { InputOf } from '../../domain/contract';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { 老街粮油店, 康宁药房 } from './merchants';
import { 商圈专员, 店主, 另一店主, type Town } from './town';

export const 门口 = '410403004001-e2-b2';

export const aResident = async (town: Town, id: string, placeId = 门口): Promise<string> => {
  await town.as(id).does('person.register', { placeId, consentVersion: CONSENT_VERSION, nickname: id });
  for (const purpose of ['contact', 'licence'] as const)
    await town.as(id).does('person.agree', { purpose, version: CONSENT_VERSION });
  return id;
};

export const 招理货: InputOf<'job.post'> = {
  shopId: 老街粮油店,
  title: '理货收银',
  kind: 'shopkeeping',
  shift: 'halfDay',
  pay: '每月 1800 元',
  hours: '上午 8:00-12:00',
  until: '2026-12-10',
  contact: { name: '店主', phone: '13812340000' },
};

export const 留电话 = { contact: { name: '求职的邻居', phone: '13900001111' } };

export const aJob = async (town: Town, about: Partial<InputOf<'job.post'>> = {}): Promise<string> =>
  (await town.as(店主).does('job.post', { ...招理货, ...about })).jobId;

export const 换锁芯: Extract<InputOf<'offer.submit'>, { shopId: string }> = {
  shopId: 康宁药房,
  kind: 'lowFee',
  service: 'repair',
  title: '上门换锁芯',
  prices: [{ label: '换普通锁芯', fen: 5000, per: '次' }],
};

/** An offer of another owner's shop the clerk has looked at. */
export const anOffer = async (town: Town, about: Partial<typeof 换锁芯> = {}): Promise<string> => {
  const { offerId } = await town.as(另一店主).does('offer.submit', { ...换锁芯, ...about });
  await town.as(商圈专员).does('offer.approve', { offerId });
  return offerId;
};

export const 下单 = { words: '晚上六点以后在家', contact: { name: '下单的邻居', phone: '13700002222' } };

export const anOrder = async (town: Town, who: string, offerId: string): Promise<string> =>
  (await town.as(who).does('order.place', { offerId, ...下单 })).orderId;
