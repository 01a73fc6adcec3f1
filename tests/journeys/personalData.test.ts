import { subjects } from '../../domain/subjects';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, 志愿者, 庭院长, 楼栋长, 社区专员, 店主, 新邻居, 居民, 网格员, 邻居 } from '../support/town';

const town = townForTests();
const DAY = 86_400_000;
const COMMUNITY = '410403001001';

/** Stands in everything the leaver says of themselves. */
const MARK = '金丝雀';
const PHONE = '13911112222';
const contact = { name: `${MARK}称呼`, phone: PHONE };

const openidOf = async (who: string): Promise<string> => (await town().cloud.login(who)).openid;

/** Everything the database holds, opened. */
const everything = async (): Promise<{ of: string; doc: Record<string, unknown>; said: string }[]> => {
  const names = (await town().cloud.get('/inspect/collections')) as { name: string }[];
  const lists = await Promise.all(
    names.map(async ({ name }) =>
      (await town().cloud.documents(name, 1000)).map((doc) => ({ of: name, doc, said: JSON.stringify(doc) })),
    ),
  );
  return lists.flat();
};

/** The collections in which any of the words stands. */
const whereIs = async (...words: string[]): Promise<string[]> => [
  ...new Set((await everything()).filter(({ said }) => words.some((word) => said.includes(word))).map(({ of }) => of)),
];

const ticks = async (until: () => Promise<boolean>): Promise<void> => {
  for (let minute = 0; minute < 60; minute += 1) {
    await town().tick();
    if (await until()) return;
    await town().later(60_000);
  }
  throw new Error('An hour was not enough.');
};

const roundIsOver = async (): Promise<boolean> => {
  const rounds = await town().cloud.documents('rounds', 100);
  return rounds.length > 0 && rounds.every(({ finishedAt }) => finishedAt !== '');
};

/** Half past midnight in Shanghai, so many days from the Wednesday. */
const night = (days: number): Promise<unknown> =>
  town().cloud.clock({ set: new Date(Date.parse('2026-11-18T16:30:00Z') + days * DAY).toISOString() });

const nightPasses = async (days: number): Promise<void> => {
  await night(days);
  await ticks(roundIsOver);
};

/** Says something of themselves wherever a neighbour can. */
const livesHere = async (who: string): Promise<void> => {
  const one = town().as(who);
  const placeId = `${COMMUNITY}-e1-b3-u1`;
  await one.does('person.register', { placeId, consentVersion: '2026-11-01', nickname: `${MARK}昵称` });
  const photos = ['cloud://local-x.local/photos/demo-lamp-off.png'];
  const text = `${MARK}说路灯不亮了`;
  const position = { latitude: 33.7351, longitude: 113.3362 };
  await one.does('request.submit', {
    text,
    photos,
    spot: `${MARK}门口`,
    contact,
    position,
    subscribed: ['t'],
  });
  const { requestId } = await town().as(居民).does('request.submit', { text: '院里的井盖松了', photos: [] });
  await town().outcome(one.does('request.join', { requestId }));
  await one.does('wish.post', {
    title: `${MARK}想要一副老花镜`,
    text: `${MARK}看不清`,
    kind: 'thing',
    contact,
  });
  const { drawers } = await one.does('drawer.list', {});
  const [drawer] = drawers;
  await one.does('drawer.lend', { drawerId: drawer?.drawerId ?? '', item: 'pump' });
  await one.does('seeker.say', { kinds: ['kitchen'], shifts: ['evening'], words: `${MARK}找活` });
  await town().tick();
};

/** What everybody may read of the community; when it was counted is another matter. */
const figures = async (): Promise<object> => ({
  ...(await town().as(新邻居).does('board.rates', { placeId: COMMUNITY })),
  countedAt: '',
});

const leaves = async (who: string): Promise<void> =>
  void (await town().as(who).does('person.leave', { understood: true }));

test('注销：先说清后果，七天内能反悔；到期以后哪里都找不到这个人，账还平，公开的数不变', async () => {
  await livesHere(志愿者);
  const openid = await openidOf(志愿者);
  expect(await whereIs(MARK)).toEqual(expect.arrayContaining(['people', 'serviceRequests', 'wishes', 'seekers']));
  const before = await figures();

  const { losses } = await town().as(志愿者).does('person.privacy', {});
  expect(losses).toMatchObject({ requests: 1, shop: '' });
  expect(losses.points).toBeGreaterThan(0);
  await leaves(志愿者);
  expect(await town().outcome(leaves(志愿者))).toBe('LEAVE_ASKED');
  await nightPasses(3);
  expect(await town().as(志愿者).does('person.me', {})).toMatchObject({ registered: true });

  await nightPasses(8);
  expect(await whereIs(openid, MARK, PHONE)).toEqual([]);
  expect(await town().as(志愿者).does('person.me', {})).toMatchObject({ registered: false, nickname: '' });
  expect(
    await town()
      .as(志愿者)
      .does('person.export', {})
      .catch((error: { code: string }) => error.code),
  ).toBe('NOT_FOUND');
  expect(await figures()).toEqual(before);

  await town().cloud.clock({ set: '2026-11-26T19:10:00Z' });
  await ticks(async () => (await town().cloud.documents('reconciliations', 100)).some(({ stage }) => stage === 'done'));
  const [recount] = (await town().cloud.documents('reconciliations', 100)).filter(({ _id }) => _id === '2026-11-27');
  expect(recount).toMatchObject({ stage: 'done', differing: 0 });
});

test('再想一想：到期前随时撤回，什么都没少', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  await leaves(居民);
  expect((await town().as(居民).does('person.privacy', {})).leavesAt).toMatch('2026-11-25T02:00');
  await town().as(居民).does('person.stay', {});
  await nightPasses(9);
  expect(await town().as(居民).does('person.me', {})).toMatchObject({ registered: true, nickname: '小林' });
});

test('名下还有商铺的，先转手或歇业；岗位上的人走了，岗位空出来', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  expect(await town().outcome(leaves(店主))).toBe('LEAVE_SHOP_FIRST');
  const openid = await openidOf(楼栋长);
  await leaves(楼栋长);
  await nightPasses(10);
  expect(await whereIs(openid)).toEqual([]);
  const seats = (await town().cloud.documents('posts', 1000)).filter(({ role }) => role === 'buildingLeader');
  expect(seats.some(({ placeId, personId }) => placeId === `${COMMUNITY}-e1-b3` && personId === '')).toBe(true);
});

test('我的全部信息：一个文件，每个有我的地方都有，一小时一次，没有别人的', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  await livesHere(邻居);
  const openid = await openidOf(邻居);
  const exports = async () =>
    (await town().cloud.stored('audits', 1000)).filter(({ action }) => action === 'person.export').length;
  const before = await exports();
  const { text } = await town().as(邻居).does('person.export', {});
  expect(await exports()).toBe(before + 1);
  expect(await town().outcome(town().as(邻居).does('person.export', {}))).toBe('EXPORT_OFTEN');
  for (const word of [`${MARK}昵称`, `${MARK}说路灯不亮了`, PHONE, `${MARK}看不清`, `${MARK}找活`, 'pump'])
    expect(text).toContain(word);
  const holding = (await everything()).filter(({ said }) => said.includes(openid)).map(({ of }) => of);
  const told = JSON.parse(text.split('——— 完整内容 ———')[1] ?? '') as Record<string, unknown[]>;
  for (const of of new Set(holding)) {
    const { roles } = subjects[of as keyof typeof subjects];
    expect(
      [of, ...roles.map(({ as }) => as)].some((name) => Object.keys(told).join().includes(name)) || of === 'drawers',
    ).toBe(true);
  }
  expect(text).not.toMatch(/o-demo-/);
  for (const other of ['小林', '院里的井盖松了']) expect(text).not.toContain(other);
});

test('单独同意：没同意就不收电话，收回了马上删去，事情照办', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  await town()
    .as(新邻居)
    .does('person.register', { placeId: `${COMMUNITY}-e1-b3`, consentVersion: '2026-11-01' });
  const submit = (more: object) =>
    town()
      .as(新邻居)
      .does('request.submit', { text: '楼道灯不亮了', photos: [], ...more }, anOperationId());
  expect(await town().outcome(submit({ contact }))).toBe('CONSENT_FIRST');
  expect(await town().outcome(submit({}))).toBe('done');
  const agreed = await town().as(新邻居).does('person.agree', { purpose: 'contact', version: '2026-11-01' });
  expect(agreed.purposes).toContainEqual(expect.objectContaining({ purpose: 'contact', given: true, outdated: false }));
  const { requestId } = await submit({ contact });
  const reveal = () => town().as(社区专员).does('request.revealContact', { requestId, reason: '约时间上门' });
  expect(await reveal()).toMatchObject({ phone: PHONE });
  await town().as(新邻居).does('person.takeBack', { purpose: 'contact' });
  expect(await town().outcome(reveal())).toBe('NO_CONTACT');
  expect(await town().outcome(submit({ contact }))).toBe('CONSENT_FIRST');
  expect(await town().outcome(town().as(新邻居).does('request.read', { requestId }))).toBe('done');
  const consents = (await town().cloud.documents('people', 100)).find(
    ({ nickname, registeredAt }) => nickname === '' && registeredAt !== '',
  )?.['consents'];
  expect(consents).toMatchObject([
    { purpose: 'basic', given: true },
    { purpose: 'contact', given: true, version: '2026-11-01' },
    { purpose: 'contact', given: false },
  ]);
});

test('收回基本服务，就像第一次来的人；重新同意，原来的事都还在', async () => {
  await town().as(网格员).does('person.takeBack', { purpose: 'basic' });
  expect(await town().as(网格员).does('person.me', {})).toMatchObject({ registered: false, consentNeeded: true });
  const submit = () => town().as(网格员).does('request.submit', { text: '楼道灯不亮了', photos: [] });
  expect(await town().outcome(submit())).toBe('REGISTER_FIRST');
  expect(
    await town().outcome(
      town()
        .as(网格员)
        .does('place.card', { placeId: `${COMMUNITY}-e1-b3` }),
    ),
  ).toBe('done');
  await town().as(网格员).does('person.agree', { purpose: 'basic', version: '2026-11-01' });
  expect(await town().as(网格员).does('person.me', {})).toMatchObject({ registered: true, consentNeeded: false });
});

test('留够了就清：到期的删去，办结三年的事只留事情本身；第二夜没有再动的', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  const { requestId, number } = await town()
    .as(居民)
    .does('request.submit', { text: `${MARK}三年前的事`, photos: [], contact });
  await town().changes('serviceRequests', requestId, { state: 'closed', movedAt: '2023-10-01T00:00:00.000Z' });
  const delivery = (_id: string, at: string) => ({ _id, version: 1, state: 'sent', at });
  const old = delivery('old', '2026-01-01T00:00:00.000Z');
  const recent = delivery('recent', '2026-11-17T00:00:00.000Z');
  await town().cloud.load({ collections: { deliveries: [old, recent] } });
  await nightPasses(11);
  const deliveries = await town().cloud.documents('deliveries', 1000);
  expect(deliveries.map(({ _id }) => _id)).toContain('recent');
  expect(deliveries.map(({ _id }) => _id)).not.toContain('old');
  const stored = async () =>
    (await town().cloud.documents('serviceRequests', 1000)).find(({ _id }) => _id === requestId);
  const kept = await stored();
  expect(kept).toMatchObject({ number, state: 'closed', reporterContact: null, reporterId: 'gone~1' });
  expect(JSON.stringify(kept)).not.toMatch(/金丝雀三年前|13911112222|o-demo-resident-1"/);
  await nightPasses(12);
  expect(await stored()).toEqual(kept);
});

test('不满十四岁：监护人在自己的手机上同意以后才算数，收回就停', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  const child = town().as('child-1');
  const home = { placeId: `${COMMUNITY}-e1-b3`, consentVersion: '2026-11-01', nickname: '小小', child: true };
  expect(await child.does('person.register', home)).toMatchObject({ registered: false });
  const submit = () => child.does('request.submit', { text: '滑梯坏了一块', photos: [] });
  expect(await town().outcome(submit())).toBe('GUARDIAN_FIRST');
  expect(await town().outcome(child.does('person.agree', { purpose: 'child', version: '2026-11-01' }))).toBe(
    'GUARDIAN_FIRST',
  );
  const { guardianCode: invitation } = await child.does('person.privacy', {});
  await town().as(居民).does('volunteer.consent', { invitation });
  expect(await town().outcome(submit())).toBe('done');
  const { wards } = await town().as(居民).does('volunteer.me', {});
  await town()
    .as(居民)
    .does('volunteer.withdrawConsent', { ward: wards[0]?.ward ?? '' });
  expect(await town().outcome(submit())).toBe('GUARDIAN_FIRST');
});

/** A child under fourteen whose guardian said yes, and what the guardian calls it. */
const aChild = async (child: string, guardian: string): Promise<string> => {
  const home = { placeId: `${COMMUNITY}-e1-b3`, consentVersion: '2026-11-01', nickname: `${MARK}小小`, child: true };
  await town().as(child).does('person.register', home);
  const { guardianCode: invitation } = await town().as(child).does('person.privacy', {});
  await town().as(guardian).does('volunteer.consent', { invitation });
  const { wards } = await town().as(guardian).does('person.privacy', {});
  return wards.at(-1)?.ward ?? '';
};

test('监护人替孩子导出、收回、注销：别人的孩子、十四岁以上的，都像没有一样', async () => {
  await town().cloud.clock({ set: '2026-11-18T02:00:00Z' });
  const child = town().as('child-2');
  const guardian = town().as(庭院长);
  const ward = await aChild('child-2', 庭院长);
  expect(await guardian.does('person.privacy', {})).toMatchObject({ wards: [{ ward, given: true }] });
  await child.does('request.submit', { text: `${MARK}滑梯坏了一块`, photos: [] });

  const file = await guardian.does('person.export', { ward });
  expect(file.name).toContain('孩子');
  expect(file.text).toContain(`${MARK}滑梯坏了一块`);
  expect(file.text).not.toMatch(/o-demo-|child-2/);
  expect(await town().outcome(child.does('person.export', {}))).toBe('EXPORT_OFTEN');
  const entries = (await town().cloud.documents('audits', 1000)).filter(({ action }) => action === 'person.export');
  expect(entries.map(({ about }) => about)).toContain(ward);

  // Older minors answer for themselves in everything but helping.
  const card = { skills: ['care' as const], freeHours: ['weekends' as const], birthYear: 2010 };
  await town()
    .as('teen')
    .does('person.register', { placeId: `${COMMUNITY}-e1-b3`, consentVersion: '2026-11-01' });
  const teen = await town().as('teen').does('volunteer.register', card);
  await guardian.does('volunteer.consent', { invitation: teen.card?.guardian?.invitation ?? '' });
  const older = (await guardian.does('volunteer.me', {})).wards.find((one) => !one.child)?.ward ?? '';
  expect(older).not.toBe('');
  const tries = (who: typeof guardian, about: { ward: string }) => [
    who.does('person.privacy', about),
    who.does('person.export', about),
    who.does('person.agree', { purpose: 'contact', version: '2026-11-01', ...about }),
    who.does('person.takeBack', { purpose: 'child', ...about }),
    who.does('person.leave', { understood: true, ...about }),
    who.does('person.stay', about),
  ];
  const heard = async (who: typeof guardian, about: { ward: string }) =>
    [...new Set(await Promise.all(tries(who, about).map((one) => town().outcome(one))))].join();
  expect(await heard(guardian, { ward: older })).toBe('NOT_FOUND');
  for (const who of [居民, 社区专员, 'child-2']) {
    expect(await heard(town().as(who), { ward })).toBe('NOT_FOUND');
    expect(await heard(town().as(who), { ward: 'z'.repeat(24) })).toBe('NOT_FOUND');
  }

  // Taken back, the child is nobody's neighbour; whoever took it back may still have everything deleted.
  const press = anOperationId();
  const takeBack = () => guardian.does('person.takeBack', { purpose: 'child', ward }, press);
  expect(await takeBack()).toEqual(await takeBack());
  expect(await child.does('person.me', {})).toMatchObject({ registered: false, awaitsGuardian: true });
  expect(await guardian.does('person.privacy', {})).toMatchObject({ wards: [{ ward, given: false }] });
  expect((await guardian.does('volunteer.me', {})).wards.map((one) => one.ward)).toEqual([older]);
  await guardian.does('person.agree', { purpose: 'child', version: '2026-11-01', ward });
  expect(await child.does('person.me', {})).toMatchObject({ registered: true, awaitsGuardian: false });

  await guardian.does('person.leave', { understood: true, ward });
  expect((await child.does('person.privacy', {})).leavesAt).not.toBe('');
  await guardian.does('person.stay', { ward });
  expect((await child.does('person.privacy', {})).leavesAt).toBe('');
  const { leavesAt } = await guardian.does('person.leave', { understood: true, ward });
  expect(leavesAt).toMatch('2026-11-25T02:00');
  const openid = await openidOf('child-2');
  await nightPasses(13);
  expect(await whereIs(openid, `${MARK}滑梯`, `${MARK}小小`)).toEqual([]);
  expect((await guardian.does('person.privacy', {})).wards).toEqual([]);
});
