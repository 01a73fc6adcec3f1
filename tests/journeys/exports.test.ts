import { parse } from 'csv-parse/sync';
import { townForTests } from '../support/moveIsKept';
import { EAST } from '../support/tasks';
import { anOperationId, 居民, 区管理员, 外社区专员, 社区专员, 网格员, 街道干部, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const HOUR = 3_600_000;
const month = '2026-11';
const reason = '逐户回访这个月的事';
const PHONE = '13911112222';
const contact = { name: '=HYPERLINK("x")', phone: PHONE };
const here = { placeId: EAST, month };

const cellsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });
const kept = async (exportId: string) =>
  (await town().cloud.documents('registers', 1000)).find(({ _id }) => _id === exportId) ?? {};
const trail = async () => (await town().cloud.stored('audits', 1000)) as unknown as { action: string; about: string }[];
const ask = async (who = 社区专员): Promise<string> =>
  (
    await town()
      .as(who)
      .does('export.ask', { ...here, reason })
  ).register.exportId;
const approve = (who: string, exportId: string, press?: string) =>
  town().as(who).does('export.decide', { exportId, verdict: 'approve' }, press);
const open = async (): Promise<string> => {
  const exportId = await ask();
  await approve(街道干部, exportId);
  return exportId;
};
const fetchBy = (who: string, exportId: string, press?: string) =>
  town().as(who).does('export.fetch', { exportId }, press);

beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

/** Somebody leaves a number, and says something in words that no table carries. */
const aMatter = () => town().as(居民).does('request.submit', { text: '楼顶漏雨三天了', photos: [], contact });

test('专员导出一个社区一个月的事项表，里面没有任何人；别的社区看不到', async () => {
  const { number } = await aMatter();
  const file = await town().as(社区专员).does('export.requests', here);
  const row = cellsOf(file.text).find((one) => one['编号'] === number);
  expect(row).toMatchObject({ 渠道: '手机反映', 阶段: '待受理', 地点: expect.stringContaining('东苑社区') as string });
  expect(row?.['反映时间']).toMatch(/^2026-11-18 10:/);
  expect(file.rows).toBe(cellsOf(file.text).length);
  for (const said of ['3911112222', 'HYPERLINK', '漏雨', '顶楼', '号楼', '单元']) expect(file.text).not.toContain(said);
  expect(await town().outcome(town().as(外社区专员).does('export.requests', here))).toBe('NOT_FOUND');
  expect(await town().outcome(town().as(网格员).does('export.requests', here))).toBe('NOT_FOUND');
  expect((await trail()).at(-1)).toMatchObject({ action: 'export.requests', about: EAST });
  const october = await town().as(社区专员).does('export.requests', { placeId: EAST, month: '2026-10' });
  expect(cellsOf(october.text).map((one) => one['编号'])).not.toContain(number);
});

test('名册要两个人：专员写明理由，街道批准，专员 24 小时内取三次，每一步留痕，反映人看得到', async () => {
  const { requestId, number } = await aMatter();
  const exportId = await ask();
  expect(await town().outcome(fetchBy(社区专员, exportId))).toBe('EXPORT_MOVED_ON');
  const { registers } = await town().as(街道干部).does('export.list', { of: 'waiting' });
  expect(registers.find((one) => one.exportId === exportId)).toMatchObject({ reason, mayDecide: true, pages: [] });
  await approve(街道干部, exportId);
  expect(await town().outcome(fetchBy(街道干部, exportId))).toBe('NOT_FOUND');
  const file = await fetchBy(社区专员, exportId);
  const row = cellsOf(file.text).find((one) => one['编号'] === number);
  // A name that is a formula is not carried out by a spreadsheet.
  expect(row).toMatchObject({ 称呼: `'${contact.name}`, 电话: PHONE });
  expect(file.text).not.toContain('漏雨');
  expect(file.register.pages).toEqual([{ page: 1, left: 2 }]);
  await fetchBy(社区专员, exportId);
  await fetchBy(社区专员, exportId);
  expect(await town().outcome(fetchBy(社区专员, exportId))).toBe('EXPORT_SPENT');
  const steps = (await trail()).filter(({ about }) => about === exportId).map(({ action }) => action);
  expect(steps).toEqual(expect.arrayContaining(['export.decide', 'export.fetch', 'export.fetch', 'export.fetch']));
  expect(JSON.stringify([await trail(), await kept(exportId)])).not.toContain(PHONE);
  const { views } = await town().as(居民).does('request.views', { requestId });
  expect(views.filter((view) => view.reason.includes(reason))).toHaveLength(3);
  expect(views[0]?.who).toContain('社区专员');
});

test('过了 24 小时取不到，同一次按键重发也不再给', async () => {
  const exportId = await open();
  const unused = await open();
  const press = anOperationId();
  const first = await fetchBy(社区专员, exportId, press);
  expect((await fetchBy(社区专员, exportId, press)).text).toBe(first.text);
  await town().later(24 * HOUR);
  expect(await town().outcome(fetchBy(社区专员, exportId, press))).toBe('EXPORT_OVER');
  expect(await town().outcome(fetchBy(社区专员, unused))).toBe('EXPORT_OVER');
});

test('不批准要写理由；放了一周没人看的申请作废', async () => {
  const declined = await ask();
  await town().as(区管理员).does('export.decide', { exportId: declined, verdict: 'decline', reason: '先用事项表' });
  expect(await town().outcome(fetchBy(社区专员, declined))).toBe('EXPORT_MOVED_ON');
  const old = await ask();
  await town().later(8 * 24 * HOUR);
  expect(await town().outcome(approve(街道干部, old))).toBe('EXPORT_LAPSED');
  const { registers } = await town().as(街道干部).does('export.list', { of: 'waiting' });
  expect(registers.map(({ exportId }) => exportId)).not.toContain(old);
});

test('要名册的人换一个岗位也不能自己批准；下级不能批上级的', async () => {
  const { openid } = await town().cloud.login(社区专员);
  const own = await ask();
  const higher = (await town().cloud.documents('posts', 1000)).find(
    ({ role, personId, placeId }) =>
      role === 'subdistrictOfficer' && personId !== '' && EAST.startsWith(String(placeId)),
  );
  const before = higher?.['personId'];
  await town().changes('posts', String(higher?._id), { personId: openid });
  expect(await town().outcome(approve(社区专员, own))).toBe('EXPORT_SECOND_PERSON');
  await town().changes('posts', String(higher?._id), { personId: before });
  const above = await ask(街道干部);
  expect(await town().outcome(approve(社区专员, above))).toBe('NOT_FOUND');
  expect(await town().outcome(approve(区管理员, above))).toBe('done');
});

test('两个人同时批准，只算一个；50 次重发只有一次效果', async () => {
  const exportId = await ask();
  const outcomes = await Promise.all([街道干部, 区管理员].map((who) => town().outcome(approve(who, exportId))));
  expect([...outcomes].sort()).toEqual(['EXPORT_MOVED_ON', 'done']);
  const press = anOperationId();
  const files = await Promise.all(Array.from({ length: 50 }, () => fetchBy(社区专员, exportId, press)));
  expect(new Set(files.map(({ text }) => text)).size).toBe(1);
  expect((await kept(exportId))['fetches']).toHaveLength(1);
});

test('要名册的岗位没有了，批准过的也取不到', async () => {
  const exportId = await open();
  const press = anOperationId();
  await fetchBy(社区专员, exportId, press);
  const { openid } = await town().cloud.login(社区专员);
  const posts = (await town().cloud.documents('posts', 1000)).filter(({ personId }) => personId === openid);
  for (const { _id } of posts) await town().changes('posts', String(_id), { personId: '' });
  expect(await town().outcome(fetchBy(社区专员, exportId, press))).toBe('NOT_FOUND');
  for (const { _id } of posts) await town().changes('posts', String(_id), { personId: openid });
});
