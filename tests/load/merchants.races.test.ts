import type { InputOf, ChangingAction } from '../../domain/contract';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { 建设路商户群, 老街粮油店, 康宁药房, 顺手配钥匙, sealedFor } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, 商圈专员, 店主, 店员, 群外店主, 街道干部 } from '../support/town';

const town = townForTests();
const 建设路 = '410403004001';
const 门口 = `${建设路}-e2-b2`;
const groupId = 建设路商户群;
const 微信群 = 'g-races';

const many = <T>(count: number, each: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)));

const anOwner = async (id: string): Promise<string> => {
  await town().as(id).does('person.register', { placeId: 门口, consentVersion: CONSENT_VERSION, nickname: id });
  for (const purpose of ['contact', 'licence'] as const)
    await town().as(id).does('person.agree', { purpose, version: CONSENT_VERSION });
  const { shopId } = await town()
    .as(id)
    .does('shop.register', { placeId: 门口, name: `${id} 的小店`, trade: 'grocery' });
  await town().as(商圈专员).does('shop.verify', { shopId });
  return shopId;
};

type Doc = Record<string, unknown>;
const documents = (collection: string): Promise<Doc[]> => town().cloud.documents(collection, 1000);
const theGroup = async (id = groupId): Promise<Doc> =>
  (await documents('groups')).find(({ _id }) => _id === id) ?? Promise.reject(new Error(`no group ${id}`));

/** Fifty times the same press at once: all of them hear the same, and nobody hears anything but yes. */
const pressed50 = async <A extends ChangingAction>(who: string, action: A, input: InputOf<A>): Promise<unknown> => {
  const press = anOperationId();
  const answers = await many(50, () => town().as(who).does(action, input, press));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  return answers[0];
};

test('100 位店主同时点卡片进群：一百家都进来，一家只进一次', async () => {
  await town()
    .as(商圈专员)
    .does('group.bind', { groupId, cloudId: await sealedFor(town(), 商圈专员, 微信群) });
  const owners = Array.from({ length: 100 }, (_, index) => `crowd-owner-${index}`);
  const shopIds: string[] = [];
  for (let at = 0; at < owners.length; at += 20)
    shopIds.push(...(await Promise.all(owners.slice(at, at + 20).map(anOwner))));
  const before = Number((await theGroup())['memberCount']);
  const seals = await Promise.all(owners.map((owner) => sealedFor(town(), owner, 微信群)));
  const entries = await many(100, (index) =>
    town()
      .as(owners[index] ?? '')
      .does('group.enter', { cloudId: seals[index] ?? '' }),
  );
  expect(new Set(entries.map(({ entry }) => entry))).toEqual(new Set(['joined']));
  const group = await theGroup();
  const ids = (group['members'] as { id: string }[]).map(({ id }) => id);
  expect(group['memberCount']).toBe(before + 100);
  expect(ids).toHaveLength(before + 100);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual([...(group['memberIds'] as string[])].sort());
  for (const shopId of shopIds) expect(ids).toContain(shopId);
});

test('只剩一个位置，20 位店主同时进：进来一位，其余听到满了', async () => {
  const made = await town().as(商圈专员).does('group.create', { name: '快满的群', placeId: 建设路 });
  const gid = 'g-almost-full';
  await town()
    .as(商圈专员)
    .does('group.bind', { groupId: made.groupId, cloudId: await sealedFor(town(), 商圈专员, gid) });
  await town().changes('groups', made.groupId, { memberCount: 499 });
  const owners = Array.from({ length: 20 }, (_, index) => `crowd-owner-${index}`);
  const seals = await Promise.all(owners.map((owner) => sealedFor(town(), owner, gid)));
  const entries = await many(20, (index) =>
    town()
      .as(owners[index] ?? '')
      .does('group.enter', { cloudId: seals[index] ?? '' }),
  );
  expect(entries.filter(({ entry }) => entry === 'joined')).toHaveLength(1);
  expect(entries.filter(({ entry }) => entry === 'full')).toHaveLength(19);
  expect((await theGroup(made.groupId))['memberCount']).toBe(500);
});

test('一张分享凭据同时用 50 次：同一次点击只算一次，别的点击都听到用过了', async () => {
  const cloudId = await sealedFor(town(), 群外店主, 微信群);
  const outcomes = await many(50, () => town().outcome(town().as(群外店主).does('group.enter', { cloudId })));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'GROUP_SHARE_USED')).toHaveLength(49);
});

test('两位工作人员同时粘贴同一条消息：一件诉求，两人看到同一个编号', async () => {
  await town().changes('posts', 'subdistrictOfficer-410403001', { placeId: '410403004' });
  const message = { groupId, shopId: 老街粮油店, serviceClass: 'livelihood', text: '门前路灯晚上不亮，收摊看不清' };
  const [one, other] = await Promise.all([
    town().as(商圈专员).does('need.paste', message),
    town()
      .as(街道干部)
      .does('need.paste', { ...message, text: `${message.text}。` }),
  ]);
  expect(one.requestId).toBe(other.requestId);
  expect([one.already, other.already].sort()).toEqual([false, true]);
  const kept = (await documents('serviceRequests')).filter(({ text }) => String(text).startsWith(message.text));
  expect(kept).toHaveLength(1);
});

test('同一个微信群被两个商户群同时绑定：只有一个绑上', async () => {
  const names = ['甲群', '乙群'];
  const made = await Promise.all(
    names.map((name) => town().as(商圈专员).does('group.create', { name, placeId: 建设路 })),
  );
  const seals = await Promise.all(made.map(() => sealedFor(town(), 商圈专员, 'g-fought-over')));
  const outcomes = await Promise.all(
    made.map((group, index) =>
      town().outcome(
        town()
          .as(商圈专员)
          .does('group.bind', { groupId: group.groupId, cloudId: seals[index] ?? '' }),
      ),
    ),
  );
  expect([...outcomes].sort()).toEqual(['GROUP_TAKEN', 'done']);
});

describe('同一次点击同时发 50 遍，只算一次', () => {
  const lines = async (collection: string, id: string, what: string): Promise<number> => {
    const doc = (await documents(collection)).find(({ _id }) => _id === id);
    return ((doc?.['history'] ?? []) as { what: string }[]).filter((line) => line.what === what).length;
  };

  test('登记、补充、核实、亮身份、收回、看资料、歇业', async () => {
    const who = 'crowd-owner-0';
    const contact = { name: '店主', phone: '13812345678' };
    const { shopId } = (await pressed50(who, 'shop.register', {
      placeId: 门口,
      name: '只有这一家',
      trade: 'grocery',
      contact,
    })) as { shopId: string };
    expect((await documents('shops')).filter(({ name }) => name === '只有这一家')).toHaveLength(1);
    await pressed50(商圈专员, 'shop.sendBack', { shopId, reason: '请补门头照片' });
    await pressed50(who, 'shop.revise', { shopId, name: '只有这一家店', trade: 'grocery' });
    await pressed50(商圈专员, 'shop.verify', { shopId });
    await pressed50(who, 'shop.update', { shopId, hours: '8:00-20:00', listed: true });
    await pressed50(商圈专员, 'shop.giveBadge', { shopId, kind: 'goodFaith', promise: '明码标价' });
    await pressed50(商圈专员, 'shop.takeBadge', { shopId, reason: '抽查不符' });
    await pressed50(商圈专员, 'shop.reveal', { shopId, reason: '核对店主电话' });
    expect((await town().as(who).does('shop.views', { shopId })).views).toHaveLength(1);
    await pressed50(who, 'shop.close', { shopId, reason: '租约到期' });
    for (const what of ['apply', 'sendBack', 'revise', 'verify', 'giveBadge', 'takeBadge', 'close'])
      expect(await lines('shops', shopId, what)).toBe(1);
  });

  test('请店员、接受、移出、离开、收回邀请', async () => {
    const shopId = 老街粮油店;
    const { staff } = await town().as(店主).does('shop.read', { shopId });
    await pressed50(店主, 'shop.dropStaff', { shopId, seat: staff[0]?.seat ?? '' });
    const invited = (await pressed50(店主, 'shop.invite', { shopId, as: 'staff' })) as { invitation: { code: string } };
    await pressed50(店员, 'shop.accept', { code: invited.invitation.code });
    expect((await town().as(店主).does('shop.read', { shopId })).staff).toHaveLength(1);
    await pressed50(店员, 'shop.leave', { shopId });
    expect((await town().as(店主).does('shop.read', { shopId })).staff).toEqual([]);
    await town().as(店主).does('shop.invite', { shopId, as: 'staff' });
    await pressed50(店主, 'shop.withdrawInvite', { shopId });
  });

  test('建群、加人、移出、改服务事项、绑定、解绑、进群、离开、停用', async () => {
    const desk = 商圈专员;
    const made = (await pressed50(desk, 'group.create', { name: '只有这一个群', placeId: 建设路 })) as {
      groupId: string;
    };
    const at = { groupId: made.groupId };
    expect((await documents('groups')).filter(({ name }) => name === '只有这一个群')).toHaveLength(1);
    await pressed50(desk, 'group.add', { ...at, member: { shopId: 康宁药房 } });
    await pressed50(desk, 'group.remove', { ...at, memberId: 康宁药房, reason: '换到另一个群' });
    await pressed50(desk, 'group.setClasses', { ...at, classes: [{ key: 'hiring', label: '用工需求', days: 3 }] });
    await pressed50(desk, 'group.bind', { ...at, cloudId: await sealedFor(town(), desk, 'g-fifty') });
    await pressed50(群外店主, 'group.enter', { cloudId: await sealedFor(town(), 群外店主, 'g-fifty') });
    expect((await theGroup(at.groupId))['memberCount']).toBe(2);
    await pressed50(群外店主, 'group.leave', { ...at, shopId: 顺手配钥匙 });
    expect((await theGroup(at.groupId))['memberCount']).toBe(1);
    await pressed50(desk, 'group.unbind', { ...at, reason: '微信群重建了' });
    await pressed50(desk, 'group.close', { ...at, reason: '不再需要' });
    for (const what of ['create', 'add', 'remove', 'classes', 'bind', 'unbind', 'close'])
      expect(await lines('groups', at.groupId, what)).toBe(1);
  });

  test('提诉求、粘贴、发通知、看、确认、收回、改行业表', async () => {
    const need = { groupId, shopId: 老街粮油店, serviceClass: 'hiring', photos: [] };
    await pressed50(店主, 'need.raise', { ...need, text: '只提这一次的诉求' });
    await pressed50(商圈专员, 'need.paste', { ...need, text: '只粘贴这一次的消息' });
    const texts = (await documents('serviceRequests')).map(({ text }) => text);
    for (const text of ['只提这一次的诉求', '只粘贴这一次的消息'])
      expect(texts.filter((one) => one === text)).toHaveLength(1);
    const said = { groupId, kind: 'notice' as const, title: '只发一次', text: '这条通知只发一次', ackRequired: true };
    const { bulletinId } = (await pressed50(商圈专员, 'bulletin.post', said)) as { bulletinId: string };
    await pressed50(店主, 'bulletin.open', { bulletinId });
    expect(await pressed50(店主, 'bulletin.ack', { bulletinId })).toMatchObject({ read: 1, acked: 1 });
    await pressed50(商圈专员, 'bulletin.withdraw', { bulletinId, reason: '写错了日期' });
    expect((await documents('bulletins')).filter(({ title }) => title === '只发一次')).toHaveLength(1);
    await pressed50(商圈专员, 'shop.setTrades', { communityId: 建设路, added: [{ key: 'tea', label: '茶叶茶具' }] });
    expect(await documents('tradeLists')).toHaveLength(1);
  });
});
