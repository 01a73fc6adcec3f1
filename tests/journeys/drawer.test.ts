import { townForTests } from '../support/moveIsKept';
import { 外社区居民, 居民, 社区专员, 邻居 } from '../support/town';

const town = townForTests();

const 抽屉 = async (who: string) => {
  const { drawers } = await town().as(who).does('drawer.list', {});
  const [drawer] = drawers;
  if (!drawer) throw new Error('演示里有一个借用抽屉。');
  return drawer;
};
const 打气筒 = async (who: string) => (await 抽屉(who)).items.find(({ item }) => item === 'pump');

test('借用抽屉：随手拿，愿意就记一笔；还了就不再留谁借过', async () => {
  const { drawerId, station, text } = await 抽屉(居民);
  expect(`${station} ${text}`).toContain('不上锁');
  await town().as(居民).does('drawer.lend', { drawerId, item: 'pump' });
  expect(await 打气筒(居民)).toMatchObject({ out: 1, mine: true });
  expect(await 打气筒(邻居)).toMatchObject({ out: 1, mine: false });
  expect(JSON.stringify(await 抽屉(社区专员))).not.toMatch(/o-demo|小林/);
  expect(await town().outcome(town().as(邻居).does('drawer.lend', { drawerId, item: 'pump' }))).toBe('DRAWER_EMPTY');
  expect(await town().outcome(town().as(外社区居民).does('drawer.lend', { drawerId, item: 'mask' }))).toBe('NOT_FOUND');
  await town().as(居民).does('drawer.giveBack', { drawerId, item: 'pump' });
  const [kept] = (await town().cloud.documents('drawers', 10)).filter(({ _id }) => _id === drawerId);
  expect(kept?.['lent']).toEqual([]);
  expect(await 打气筒(邻居)).toMatchObject({ out: 0 });
});
