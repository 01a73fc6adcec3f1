import { readingsOf } from '../../domain/kernel/codes';
import { partiesOf, type Actor } from '../../domain/kernel/access';
import { refuse } from '../../domain/kernel/fault';
import { PAGE_SIZE } from '../../domain/kernel/schemas';
import { isPermitted } from '../../domain/permissions';
import { communityIdOf, newPurse, newShopAccount, purseId, shopAccountId, staffOf } from '../../domain/points/model';
import type { rewardActions } from '../../domain/rewards/contract';
import type { RewardMove } from '../../domain/rewards/machine';
import { keepsNearby, partiesToShop, partiesToVoucher, type Reward, type Voucher } from '../../domain/rewards/model';
import type { Shop } from '../../domain/shops/model';
import { offer, redeem, restock, settle, turn, unredeem, use } from '../../domain/rewards/rules';
import { rewardViewOf, settledVoucherOf, shopVoucherOf, voucherViewOf } from '../../domain/rewards/views';
import { oneOf } from '../runtime/filters';
import { keepAccount } from '../runtime/ledger';
import { newCode } from '../runtime/code';
import { afterOf, pageOf } from '../runtime/page';
import type { Call, HandlersOf } from '../runtime/serve';
import { shopsOf } from '../runtime/shops';
import type { Store } from '../runtime/store';

const mayManage = (reward: Pick<Reward, 'communityId'>, actor: Actor): boolean =>
  isPermitted('reward.restock', staffOf(reward.communityId, actor));

const seen = (reward: Reward, points: number, actor: Actor) =>
  rewardViewOf(reward, points, { redeem: actor.home !== null, manage: mayManage(reward, actor) });

const voucherBy = async (code: string, store: Store): Promise<Voucher> => {
  const [voucher] = await store.list('vouchers', {
    where: { code: oneOf(readingsOf(code)) },
    by: { field: 'code', order: 'asc' },
    limit: 1,
  });
  return voucher ?? refuse('NOT_FOUND');
};

/** Whoever keeps another place nearby hears that the voucher is good elsewhere; to anybody else it does not exist. */
const otherwiseFor = (voucher: Voucher, actor: Actor, shops: readonly Shop[]) =>
  keepsNearby(voucher, actor, shops) ? ('VOUCHER_ELSEWHERE' as const) : ('NOT_FOUND' as const);

const rewardToManage = async (
  call: Call<'reward.restock'> | Call<'reward.pause'> | Call<'reward.resume'>,
): Promise<{ reward: Reward; actor: Actor }> => {
  const [reward, actor] = await Promise.all([call.store.get('rewards', call.input.rewardId), call.caller]);
  call.permit(staffOf(reward.communityId, actor));
  return { reward, actor };
};

const turned = async (call: Call<'reward.pause'> | Call<'reward.resume'>, move: RewardMove) => {
  const { reward, actor } = await rewardToManage(call);
  const saved = await call.store.save(
    'rewards',
    call.once(reward, (loaded) => turn(loaded, move, actor.id)),
  );
  return { reward: seen(saved, 0, actor) };
};

export const rewardHandlers = {
  'reward.list': async ({ input, caller, store, permit }) => {
    const actor = await caller;
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const communityId = input.communityId ?? communityIdOf(actor);
    const [found, purse] = await Promise.all([
      store.list('rewards', {
        where: { communityId },
        by: { field: 'offeredAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after: afterOf(input.cursor),
      }),
      store.find('accounts', purseId(actor.id, communityId, 'service')),
    ]);
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ offeredAt }) => offeredAt);
    const points = purse?.points ?? 0;
    const visible = shown.filter(
      (reward) => reward.state === 'offered' || reward.offererId === actor.id || mayManage(reward, actor),
    );
    return { points, rewards: visible.map((reward) => seen(reward, points, actor)), next };
  },

  'reward.offer': async ({ input, caller, now, store, permit, create, newId }) => {
    const [actor, unit, shop] = await Promise.all([
      caller,
      store.find('units', input.unitId),
      store.find('shops', input.unitId),
    ]);
    const staff = staffOf(input.communityId, actor);
    const owns = shop?.ownerId === actor.id;
    permit(owns ? [...staff, 'shopOwner'] : staff, 'NOT_ON_DUTY');
    const reward = offer({ _id: newId, unit, shop, funded: owns }, input, { by: actor.id, now });
    return { reward: seen(await create('rewards', reward), 0, actor) };
  },

  'reward.restock': async (call) => {
    const { input, now, newId, store } = call;
    const { reward, actor } = await rewardToManage(call);
    const act = { by: actor.id, now };
    const more = call.once(reward, (loaded) => restock(loaded, { _id: newId, change: input.change }, act));
    return { reward: seen(await store.save('rewards', more), 0, actor) };
  },

  'reward.pause': (call) => turned(call, 'pause'),
  'reward.resume': (call) => turned(call, 'resume'),

  'reward.redeem': async ({ input, caller, now, store, permit, isDone, newId }) => {
    const [actor, reward, made] = await Promise.all([
      caller,
      store.find('rewards', input.rewardId),
      store.find('vouchers', newId),
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const purseAt = purseId(actor.id, (made ?? reward)?.communityId ?? '', 'service');
    if (made && isDone(made))
      return { voucher: voucherViewOf(made), points: (await store.find('accounts', purseAt))?.points ?? 0 };
    if (!reward) return refuse('NOT_FOUND');
    // Sold out is said before anything is locked: after the last one nobody waits for anybody.
    if (reward.left < 1) return refuse('REWARD_GONE');
    const code = newCode();
    return store.transaction(async (documents) => {
      const [fresh, purse] = [await documents.get('rewards', reward._id), await documents.find('accounts', purseAt)];
      const done = redeem(fresh, purse ?? newPurse(actor.id, fresh.communityId, 'service'), { _id: newId, code }, now);
      await documents.touch('rewards', done.reward);
      await keepAccount(purse, done.purse, documents);
      await documents.insert('transfers', done.transfer);
      await documents.insert('vouchers', done.voucher);
      return { voucher: voucherViewOf(done.voucher), points: done.purse.points };
    });
  },

  'reward.vouchers': async ({ input, caller, openid, store, permit }) => {
    const [actor, found] = await Promise.all([
      caller,
      store.list('vouchers', {
        where: { personId: openid },
        by: { field: 'redeemedAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after: afterOf(input.cursor),
      }),
    ]);
    permit(partiesOf(actor), 'REGISTER_FIRST');
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ redeemedAt }) => redeemedAt);
    return { vouchers: shown.map(voucherViewOf), next };
  },

  'reward.cancel': async ({ input, caller, now, store, permit, isDone }) => {
    const [found, actor] = await Promise.all([store.get('vouchers', input.voucherId), caller]);
    permit(partiesToVoucher(found, actor, []));
    if (isDone(found))
      return { voucher: voucherViewOf(found), points: (await store.find('accounts', found.purseId))?.points ?? 0 };
    return store.transaction(async (documents) => {
      const reward = await documents.get('rewards', found.rewardId);
      const voucher = await documents.get('vouchers', found._id);
      const purse = await documents.get('accounts', found.purseId);
      const done = unredeem({ voucher, purse, reward }, 'cancel', { by: actor.id, now });
      await documents.touch('rewards', done.reward);
      for (const transfer of done.transfers) await documents.insert('transfers', transfer);
      await documents.touch('accounts', done.purse);
      const saved = await documents.save('vouchers', done.voucher);
      return { voucher: voucherViewOf(saved), points: done.purse.points };
    });
  },

  'reward.check': async ({ input, caller, openid, store, permit }) => {
    const [voucher, shops, actor] = await Promise.all([voucherBy(input.code, store), shopsOf(openid, store), caller]);
    permit(partiesToVoucher(voucher, actor, shops), otherwiseFor(voucher, actor, shops));
    return { voucher: shopVoucherOf(voucher) };
  },

  'reward.use': async ({ input, caller, openid, now, store, permit, isDone }) => {
    const [found, shops, actor] = await Promise.all([voucherBy(input.code, store), shopsOf(openid, store), caller]);
    permit(partiesToVoucher(found, actor, shops), otherwiseFor(found, actor, shops));
    if (isDone(found)) return { voucher: shopVoucherOf(found) };
    const { unitId } = found.at;
    return store.transaction(async (documents) => {
      const voucher = await documents.get('vouchers', found._id);
      const shop = await documents.find('accounts', shopAccountId(unitId, found.communityId));
      const done = use(voucher, shop ?? newShopAccount(unitId, found.communityId), { by: actor.id, now });
      await keepAccount(shop, done.shop, documents);
      await documents.insert('transfers', done.transfer);
      return { voucher: shopVoucherOf(await documents.save('vouchers', done.voucher)) };
    });
  },

  'reward.settlement': async ({ input, caller, openid, store, permit }) => {
    const shopKey = shopAccountId(input.unitId, input.communityId);
    const [actor, shops, unit, ofShop, kept, found] = await Promise.all([
      caller,
      shopsOf(openid, store),
      store.find('units', input.unitId),
      store.find('shops', input.unitId),
      store.find('accounts', shopKey),
      store.list('vouchers', {
        where: { shopKey },
        by: { field: 'endedAt', order: 'desc' },
        limit: PAGE_SIZE + 1,
        after: afterOf(input.cursor),
      }),
    ]);
    const place = unit ?? ofShop ?? refuse('NOT_FOUND');
    const parties = permit(partiesToShop(input, actor, shops));
    const shop = kept ?? newShopAccount(input.unitId, input.communityId);
    const { shown, next } = pageOf(found, PAGE_SIZE, ({ endedAt }) => endedAt);
    return {
      unitId: place._id,
      name: place.name,
      open: { points: shop.points, vouchers: shop.openVouchers },
      vouchers: shown.map((voucher) => settledVoucherOf(voucher, shop)),
      next,
      maySettle: !parties.includes('shopkeeper') && mayManage(input, actor) && shop.points > 0,
    };
  },

  'reward.settle': async ({ input, caller, openid, now, store, permit, isDone }) => {
    const shopKey = shopAccountId(input.unitId, input.communityId);
    const [found, shops, actor] = await Promise.all([store.get('accounts', shopKey), shopsOf(openid, store), caller]);
    const parties = partiesToShop(input, actor, shops);
    permit(parties.includes('shopkeeper') ? [] : parties, 'NOT_YOURS_TO_DO');
    if (isDone(found)) return { settled: input.points, open: found.points };
    return store.transaction(async (documents) => {
      const done = settle(await documents.get('accounts', shopKey), input.points, { by: actor.id, now });
      await documents.insert('transfers', done.transfer);
      const { points } = await documents.save('accounts', done.shop);
      return { settled: input.points, open: points };
    });
  },
} satisfies HandlersOf<typeof rewardActions>;
