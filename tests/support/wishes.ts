import type { WishState } from '../../domain/wishes/machine';
import { 居民, 志愿者, 社区专员, type Town } from './town';

/** What nobody but the claimer, the wisher's side and staff may ever read. */
export const 心愿内容 = '三号楼二单元 502，敲门大声些';

export const 想要老花镜 = { title: '想要一副老花镜', text: 心愿内容, kind: 'thing' as const };

/** A fresh wish of the resident's, brought to a state by the people whose part it is. */
export const aWish = async (town: Town, state: WishState = 'submitted'): Promise<string> => {
  const { wishId } = await town.as(居民).does('wish.post', 想要老花镜);
  const upTo = async (wanted: WishState[], act: () => Promise<unknown>): Promise<void> => {
    if (wanted.includes(state)) await act();
  };
  await upTo(['sentBack'], () => town.as(社区专员).does('wish.sendBack', { wishId, reason: '请写得再短些' }));
  await upTo(['withdrawn'], () => town.as(居民).does('wish.withdraw', { wishId }));
  await upTo(['converted'], () => town.as(社区专员).does('wish.toRequest', { wishId }));
  await upTo(['listed', 'claimed', 'delivered', 'closed'], () => town.as(社区专员).does('wish.approve', { wishId }));
  await upTo(['claimed', 'delivered', 'closed'], () => town.as(志愿者).does('wish.claim', { wishId }));
  await upTo(['delivered', 'closed'], () => town.as(志愿者).does('wish.deliver', { wishId, words: '送到家里了' }));
  await upTo(['closed'], () => town.as(居民).does('wish.confirm', { wishId, words: '很合适' }));
  return wishId;
};

/** The document as the database holds it. */
export const storedWish = async (town: Town, wishId: string): Promise<Record<string, unknown>> => {
  const found = (await town.cloud.documents('wishes', 1000)).find(({ _id }) => _id === wishId);
  if (!found) throw new Error(`There is no wish ${wishId}.`);
  return found;
};
