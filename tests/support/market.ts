import type { ActionName, InputOf, OutputOf } from '../../domain/contract';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { EAST, pursesWith } from './points';
import { anOperationId, Refused, 社区专员, type Town } from './town';

const SCOPES = ['410403001001-e1', '410403001001', '410403001', '410403'];

/** Residents of the community, each with so many service points. */
export const aCrowd = async (town: Town, size: number, points: number, name = 'crowd'): Promise<string[]> => {
  const names = Array.from({ length: size }, (_, index) => `${name}-${index}`);
  const openids = await Promise.all(names.map(async (name) => (await town.cloud.login(name)).openid));
  const people = openids.map((_id) => ({
    _id,
    version: 1,
    operations: [],
    nickname: '',
    avatar: '',
    home: { placeId: '410403001001-e1', label: '', community: '东苑社区', phone: '', scopes: SCOPES },
    consents: [{ version: CONSENT_VERSION, at: '2026-11-01T00:00:00.000Z' }],
    registeredAt: '2026-11-01T00:00:00.000Z',
    volunteer: null,
  }));
  const purses = pursesWith(openids.map((personId) => ({ personId, points })));
  await town.cloud.load({ collections: { people, ...purses } });
  return names;
};

/** Presses again, with the same press, while everybody else is pressing too. */
const untilAnswered = async <A extends ActionName>(
  town: Town,
  who: string,
  action: A,
  input: InputOf<A>,
): Promise<OutputOf<A> | string> => {
  const press = anOperationId();
  for (let tries = 0; tries < 60; tries += 1) {
    try {
      return await town.as(who).does(action, input, press);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code !== 'BUSY') return error.code;
    }
  }
  return 'BUSY';
};

export const aRewardOf = async (town: Town, stock: number, points: number): Promise<string> => {
  const said = { communityId: EAST, title: '限量的东西', points, unitId: 'shop-zaocan', stock };
  return (await town.as(社区专员).does('reward.offer', said)).reward.rewardId;
};

/** So many redemptions at once on so much stock: who got one, what is left, and what everybody has. */
export const rush = async (town: Town, about: { people: number; redemptions: number; stock: number }) => {
  const [price, each] = [10, 1000];
  const crowd = await aCrowd(town, about.people, each);
  const rewardId = await aRewardOf(town, about.stock, price);
  const answers = await Promise.all(
    Array.from({ length: about.redemptions }, (_, index) =>
      untilAnswered(town, crowd[index % crowd.length] ?? '', 'reward.redeem', { rewardId }),
    ),
  );
  const vouchers = (await town.cloud.documents('vouchers', 1000)).filter((one) => one['rewardId'] === rewardId);
  const reward = (await town.cloud.documents('rewards', 100)).find(({ _id }) => _id === rewardId);
  const openids = new Set(await Promise.all(crowd.map(async (name) => (await town.cloud.login(name)).openid)));
  const purses = (await town.cloud.documents('accounts', 1000)).filter((one) => openids.has(String(one['personId'])));
  const points = (docs: readonly Record<string, unknown>[]): number =>
    docs.reduce((sum, one) => sum + Number(one['points']), 0);
  return {
    won: answers.filter((answer) => typeof answer !== 'string').length,
    otherwise: [...new Set(answers.filter((answer) => typeof answer === 'string'))],
    vouchers: vouchers.length,
    left: Number(reward?.['left']),
    inVouchers: points(vouchers),
    inPurses: points(purses),
    due: about.people * each,
  };
};
