import { 建设路商户群, 老街粮油店 } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { 商圈专员, 店主, 另一店主, 外社区店主, 部门专员 } from '../support/town';

const town = townForTests();
const groupId = 建设路商户群;
const 通知 = {
  groupId,
  kind: 'notice' as const,
  title: '明天停水',
  text: '明天上午八点到十一点停水',
  ackRequired: true,
};

test('发给全群的通知：看过几家、确认几家只数不点名，再看一次不多算', async () => {
  const { bulletinId } = await town().as(商圈专员).does('bulletin.post', 通知);
  const open = (who: string) => town().as(who).does('bulletin.open', { bulletinId });
  expect(await open(店主)).toMatchObject({ forMe: true, readByMe: true, ackedByMe: false, read: 1, audience: 2 });
  expect(await open(店主)).toMatchObject({ read: 1 });
  expect(await open(部门专员)).toMatchObject({ forMe: false, read: 1 });
  expect(await town().as(另一店主).does('bulletin.ack', { bulletinId })).toMatchObject({
    read: 2,
    acked: 1,
    ackedByMe: true,
  });
  const seen = JSON.stringify(await town().as(商圈专员).does('bulletin.list', { groupId }));
  expect(seen).not.toContain(老街粮油店);
  expect(await town().outcome(town().as(外社区店主).does('bulletin.open', { bulletinId }))).toBe('NOT_FOUND');
});

test('只发给一个行业的政策，别的行业看不到；就它提一件诉求', async () => {
  const policy = {
    groupId,
    kind: 'policy' as const,
    title: '粮油店补贴',
    text: '老字号粮油店可以申请补贴',
    trades: ['grocery'],
  };
  expect(
    await town().outcome(
      town()
        .as(部门专员)
        .does('bulletin.post', { ...policy, deadline: '2020-01-01' }),
    ),
  ).toBe('BULLETIN_DEADLINE');
  const { bulletinId, by } = await town()
    .as(部门专员)
    .does('bulletin.post', { ...policy, deadline: '2026-12-31' });
  expect(by).toBe('卫东区城管局');
  const titles = async (who: string) =>
    (await town().as(who).does('group.read', { groupId })).bulletins.map(({ title }) => title);
  expect(await titles(店主)).toContain('粮油店补贴');
  expect(await titles(另一店主)).not.toContain('粮油店补贴');
  expect(await town().outcome(town().as(店主).does('bulletin.ack', { bulletinId }))).toBe('BULLETIN_NO_ACK');
  const asked = { groupId, shopId: 老街粮油店, serviceClass: 'finance', text: '补贴要带哪些材料', photos: [] };
  const { requestId } = await town()
    .as(店主)
    .does('need.raise', { ...asked, bulletinId });
  expect(await town().as(店主).does('request.read', { requestId })).toMatchObject({ need: { classLabel: '金融政策' } });
});

test('别的行业不用确认；收回要说原因，收回后店主看不到', async () => {
  const { bulletinId } = await town()
    .as(商圈专员)
    .does('bulletin.post', { ...通知, title: '药房抽检', trades: ['pharmacy'] });
  expect(await town().outcome(town().as(店主).does('bulletin.ack', { bulletinId }))).toBe('BULLETIN_NOT_FOR_YOU');
  await town().as(商圈专员).does('bulletin.withdraw', { bulletinId, reason: '改到下周' });
  expect(await town().outcome(town().as(另一店主).does('bulletin.ack', { bulletinId }))).toBe('BULLETIN_OVER');
  const { bulletins } = await town().as(另一店主).does('bulletin.list', { groupId });
  expect(bulletins.map(({ title }) => title)).not.toContain('药房抽检');
});
