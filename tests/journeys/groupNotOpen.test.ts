import { 建设路商户群, 老街粮油店 } from '../support/merchants';
import { townForTests } from '../support/moveIsKept';
import { stored } from '../support/requests';
import { 商圈专员, 商圈网格员, 店主, 部门专员 } from '../support/town';

const town = townForTests();
const groupId = 建设路商户群;
const department = { groupId, memberId: 'dept-chengguan' };
const said = (text: string) => ({ groupId, shopId: 老街粮油店, serviceClass: 'streetscape', text, photos: [] });

test('群里缺了行业部门就还没开起来：店主说的事按一般诉求由社区办，告诉店主缺谁；部门一进来，新的事照走商户群', async () => {
  await town()
    .as(商圈专员)
    .does('group.remove', { ...department, reason: '部门换了联系人' });
  const home = await town().as(店主).does('group.read', { groupId });
  expect(home.missing.map(({ label }) => label)).toEqual(['行业部门']);

  const raised = await town().as(店主).does('need.raise', said('门口招牌灯箱歪了，怕掉下来'));
  expect(raised.missing).toEqual(['行业部门']);
  expect(await stored(town(), raised.requestId)).toMatchObject({ need: null, channel: 'merchantGroup' });
  const seen = await town().as(店主).does('request.read', { requestId: raised.requestId });
  expect(seen.history[0]?.words).toMatch(/还缺行业部门，这件先按一般诉求由社区来办$/);
  expect((await town().as(店主).does('need.list', { groupId })).rows.map((row) => row.requestId)).not.toContain(
    raised.requestId,
  );
  const pasted = await town()
    .as(商圈专员)
    .does('need.paste', { ...said('店门口的井盖翘起来了'), photos: [] });
  expect(pasted).toMatchObject({ already: false, missing: ['行业部门'] });
  // A department that is no part of the group answers for nothing in it.
  const answer = town().as(部门专员).does('request.answer', { requestId: raised.requestId });
  expect(await town().outcome(answer)).toBe('NOT_FOUND');

  // It is somebody's all the same: taken, done, checked, and the owner judges.
  const { requestId } = raised;
  await town().as(商圈专员).does('request.accept', { requestId, route: 'own' });
  await town().as(商圈专员).does('request.resolve', { requestId, outcome: 'solved' });
  await town().as(商圈网格员).does('request.verify', { requestId, solved: true });
  const closed = await town().as(店主).does('request.rate', { requestId, rating: 'satisfied' });
  expect(closed.state).toBe('closed');

  await town()
    .as(商圈专员)
    .does('group.add', { groupId, member: { unitId: 'dept-chengguan' } });
  const again = await town().as(店主).does('need.raise', said('隔壁油烟管道又漏了'));
  expect(again.missing).toEqual([]);
  expect(await stored(town(), again.requestId)).toMatchObject({ need: { groupId, serviceClass: 'streetscape' } });
});

test('去掉的分类，事情还在看板上，写着停用前的名字；新的一类不会接走旧的事', async () => {
  const { classes } = await town().as(商圈专员).does('group.read', { groupId });
  const kept = classes.map(({ key, label, unitId, days }) => ({ key, label, days, ...(unitId && { unitId }) }));
  const own = { key: 'own7', label: '夜市摊位', days: 3 };
  const set = (all: typeof kept) => town().as(商圈专员).does('group.setClasses', { groupId, classes: all });
  const bars = async () => (await town().as(商圈专员).does('group.board', { groupId })).byClass;
  await set([...kept, own]);
  await town()
    .as(店主)
    .does('need.raise', { ...said('夜市的摊位挪到哪里'), serviceClass: own.key });
  await set(kept);
  const retired = { key: 'own7', label: '夜市摊位', retired: true, total: 1 };
  expect(await bars()).toContainEqual(expect.objectContaining(retired));
  const gone = town()
    .as(店主)
    .does('need.raise', { ...said('夜市几点收摊'), serviceClass: own.key });
  expect(await town().outcome(gone)).toBe('GROUP_CLASS_UNKNOWN');

  await set([...kept, { ...own, label: '家电维修' }]);
  const fresh = (await bars()).find(({ label }) => label === '家电维修');
  expect(fresh).toMatchObject({ retired: false, total: 0 });
  expect(await bars()).toContainEqual(expect.objectContaining(retired));
  await set([...kept, own]);
  expect(await bars()).toContainEqual(expect.objectContaining({ ...retired, retired: false }));
});
