import { townForTests } from '../support/moveIsKept';
import { aWish, storedWish, 心愿内容 } from '../support/wishes';
import {
  另一志愿者,
  共建联系人,
  外社区居民,
  居民,
  庭院长,
  志愿者,
  楼栋长,
  社区专员,
  网格员,
  网格长,
} from '../support/town';

const town = townForTests();
const DAY = 86_400_000;

const pointsOf = async (persona: string): Promise<number> => {
  const { openid } = await town().cloud.login(persona);
  const rows = await town().cloud.documents('transfers', 1000);
  return rows
    .filter((row) => row['personId'] === openid && row['reason'] === 'wish')
    .reduce((sum, row) => sum + Number(row['points']), 0);
};

test('居民许愿，社区审核，志愿者认领送达，许愿人满意后服务分到账一次', async () => {
  const wishId = await aWish(town(), 'delivered');
  const before = await pointsOf(志愿者);
  const wall = async () =>
    (await town().as(外社区居民).does('wish.list', { of: 'wall', placeId: '410403001001' })).fulfilled;
  const counted = (await wall()) ?? 0;
  const closed = await town().as(居民).does('wish.confirm', { wishId, words: '正合适' });
  expect(closed).toMatchObject({ state: 'closed', stateLabel: '已实现' });
  await town().tick();
  await town().tick();
  expect((await pointsOf(志愿者)) - before).toBe(5);
  expect(await wall()).toBe(counted + 1);
});

test('不满意的心愿人：送来的不对，同一个人接着办，第二次满意', async () => {
  const wishId = await aWish(town(), 'delivered');
  const again = await town().as(居民).does('wish.reopen', { wishId, reason: '度数不对' });
  expect(again).toMatchObject({ state: 'claimed', reopened: 1, proof: null });
  expect(await town().outcome(town().as(另一志愿者).does('wish.deliver', { wishId, words: '我来送' }))).toBe(
    'NOT_YOURS_TO_DO',
  );
  await town().as(志愿者).does('wish.deliver', { wishId, words: '换了 300 度的' });
  const closed = await town().as(居民).does('wish.confirm', { wishId });
  expect(closed.history.map(({ label }) => label)).toEqual([
    '满意',
    '送达',
    '不满意，接着办',
    '送达',
    '认领',
    '通过并挂出',
    '许下心愿',
  ]);
});

test('到期回到清单：认领人没有来，心愿回到清单，另一位志愿者接过去', async () => {
  const wishId = await aWish(town(), 'claimed');
  await town().tick();
  expect(await storedWish(town(), wishId)).toMatchObject({ state: 'claimed' });
  await town().later(14 * DAY);
  await town().tick();
  expect(await storedWish(town(), wishId)).toMatchObject({ state: 'listed', claim: null, claimKey: '' });
  expect((await town().as(志愿者).does('wish.read', { wishId })).text).toBe('');
  await town().as(另一志愿者).does('wish.claim', { wishId });
  expect((await town().as(另一志愿者).does('wish.read', { wishId })).text).toBe(心愿内容);
});

test('认领人联系不上，社区把心愿放回清单', async () => {
  const wishId = await aWish(town(), 'claimed');
  const back = await town().as(社区专员).does('wish.release', { wishId, reason: '打了三次电话没有人接' });
  expect(back).toMatchObject({ state: 'listed', claimedByMe: false });
  expect(await town().outcome(town().as(志愿者).does('wish.deliver', { wishId, words: '来晚了' }))).toBe(
    'NOT_YOURS_TO_DO',
  );
});

test('心愿变公共事项：窨井盖的心愿转成诉求，诉求评价满意，心愿也实现', async () => {
  const { wishId } = await town()
    .as(居民)
    .does('wish.post', { title: '院门口的窨井盖换一个', text: '夜里看不清，怕摔着', kind: 'publicThing' });
  const turned = await town().as(社区专员).does('wish.toRequest', { wishId });
  expect(turned).toMatchObject({ state: 'converted' });
  const { requestId } = turned;
  expect(await town().as(居民).does('request.read', { requestId })).toMatchObject({
    mine: true,
    wishId,
    channel: '微心愿',
  });
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  await town().tick();
  expect(await town().as(居民).does('wish.read', { wishId })).toMatchObject({ state: 'converted' });
  await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  await town().tick();
  expect(await town().as(居民).does('wish.read', { wishId })).toMatchObject({ state: 'closed' });
});

test('公共事项再变心愿：诉求挂上心愿墙，共建单位认领送达，结果回到诉求，反映人满意两边都办结', async () => {
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: '院门口窨井盖碎了一半，怕人踩空', photos: [] });
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  const { wishId } = await town()
    .as(社区专员)
    .does('wish.fromRequest', { requestId, title: '院门口换一个窨井盖', text: '直径七十', kind: 'publicThing' });
  expect(
    await town().outcome(
      town().as(社区专员).does('wish.fromRequest', { requestId, title: '再挂一次试试', text: '', kind: 'publicThing' }),
    ),
  ).toBe('WISH_LINKED');
  await town().as(共建联系人).does('wish.claim', { wishId, unitId: 'org-bank' });
  await town().as(共建联系人).does('wish.deliver', { wishId, words: '新井盖已经装好' });
  await town().tick();
  const proposed = await town().as(社区专员).does('request.read', { requestId });
  expect(proposed.proposal).toMatchObject({ from: 'wish', words: '新井盖已经装好' });
  expect(await town().outcome(town().as(居民).does('wish.confirm', { wishId }))).toBe('WISH_FOLLOWS_REQUEST');
  await town()
    .as(社区专员)
    .does('request.resolve', { requestId, outcome: 'solved', words: proposed.proposal?.words ?? '' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  await town().as(居民).does('request.reopen', { requestId, reason: '盖子还会响' });
  await town().tick();
  expect(await town().as(居民).does('wish.read', { wishId })).toMatchObject({ state: 'claimed', reopened: 1 });
  await town().as(共建联系人).does('wish.deliver', { wishId, words: '垫了胶圈，不响了' });
  await town().tick();
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  await town().tick();
  expect(await town().as(居民).does('wish.read', { wishId })).toMatchObject({
    state: 'closed',
    unit: '共建单位 建东支行',
  });
  expect(await pointsOf(共建联系人)).toBe(0);
});

test('转成诉求又转回来：部门一时办不了，社区把心愿重新挂出，志愿者送达，诉求满意后心愿实现', async () => {
  const wishId = await aWish(town(), 'converted');
  const { requestId } = await town().as(社区专员).does('wish.read', { wishId });
  await town().as(社区专员).does('request.accept', { requestId, route: 'own' });
  await town().as(社区专员).does('wish.bringBack', { wishId, reason: '请热心人先想想办法' });
  await town().as(志愿者).does('wish.claim', { wishId });
  await town().as(志愿者).does('wish.deliver', { wishId, words: '办好了' });
  await town().tick();
  await town().as(社区专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(网格员).does('request.verify', { requestId, solved: true });
  await town().as(居民).does('request.rate', { requestId, rating: 'satisfied' });
  const before = await pointsOf(志愿者);
  await town().tick();
  await town().tick();
  expect(await town().as(志愿者).does('wish.read', { wishId })).toMatchObject({ state: 'closed' });
  expect((await pointsOf(志愿者)) - before).toBe(5);
});

test('诉求没有办成：反映人撤回诉求，心愿回到社区手里', async () => {
  const wishId = await aWish(town(), 'converted');
  const { requestId } = await town().as(社区专员).does('wish.read', { wishId });
  await town().as(居民).does('request.withdraw', { requestId });
  await town().tick();
  expect(await storedWish(town(), wishId)).toMatchObject({ state: 'submitted', requestOpen: false });
});

test('未成年人监护人同意：孩子的心愿等监护人在自己手机上点头，社区才挂出，监护人替孩子确认', async () => {
  const posted = await town()
    .as(居民)
    .does('wish.post', { title: '想有一套练习本', text: 心愿内容, kind: 'thing', minor: true });
  const { wishId } = posted;
  const invitation = posted.guardian?.invitation ?? '';
  expect(await town().outcome(town().as(社区专员).does('wish.approve', { wishId }))).toBe('GUARDIAN_FIRST');
  expect(await town().outcome(town().as(居民).does('wish.guard', { invitation }))).toBe('GUARDIAN_ELSE');
  expect(await town().as(楼栋长).does('wish.invited', { invitation })).toMatchObject({ wishId, minor: true });
  await town().as(楼栋长).does('wish.guard', { invitation });
  expect(await town().outcome(town().as(庭院长).does('wish.guard', { invitation }))).toBe('INVITATION_OVER');
  await town().as(社区专员).does('wish.approve', { wishId });
  await town().as(志愿者).does('wish.claim', { wishId });
  await town().as(志愿者).does('wish.deliver', { wishId, words: '放在服务站了' });
  expect(await town().as(楼栋长).does('wish.confirm', { wishId })).toMatchObject({ state: 'closed', iAm: 'guardian' });
});

test('代为许愿：网格员当面征得同意记下，别人审核，许愿人没有微信就由社区上门听说', async () => {
  const { wishId } = await town()
    .as(网格员)
    .does('wish.record', {
      title: '盼有人陪着下盘棋',
      text: 心愿内容,
      kind: 'company',
      placeId: '410403001001-e1-b3-u2',
      consent: 'inPerson',
      wisher: { name: '林奶奶', phone: '13800000000' },
    });
  expect(await town().outcome(town().as(网格员).does('wish.approve', { wishId }))).toBe('NOT_YOURS_TO_DO');
  await town().as(社区专员).does('wish.approve', { wishId, title: '盼有人周末下棋' });
  await town().as(志愿者).does('wish.claim', { wishId });
  await town().as(志愿者).does('wish.deliver', { wishId, words: '陪了一上午' });
  expect(await town().outcome(town().as(网格长).does('wish.confirm', { wishId }))).toBe('WISH_HEARD_HOW');
  const closed = await town().as(网格长).does('wish.confirm', { wishId, heard: 'visit', words: '很高兴' });
  expect(closed).toMatchObject({ state: 'closed', title: '盼有人周末下棋', consent: '当面同意' });
  expect(closed.history[0]).toMatchObject({ label: '满意', words: '上门听说：很高兴' });
});

test('看电话要写明缘由并留痕，许愿人看得到谁看过', async () => {
  const { wishId } = await town()
    .as(居民)
    .does('wish.post', {
      ...{ title: '想要一盏小台灯', text: 心愿内容, kind: 'thing' },
      contact: { name: '小林', phone: '13912345678' },
    });
  expect((await town().as(社区专员).does('wish.read', { wishId })).contact).toEqual({
    name: '小*',
    phone: '139****5678',
    mayReveal: true,
  });
  const seen = await town().as(社区专员).does('wish.revealContact', { wishId, reason: '约时间上门看看' });
  expect(seen.phone).toBe('13912345678');
  expect((await town().as(居民).does('wish.read', { wishId })).contactViews).toMatchObject([
    { who: '东苑社区 社区专员', reason: '约时间上门看看' },
  ]);
});
