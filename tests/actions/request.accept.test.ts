import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { 居民, 社区专员, 网格员, 网格长, 街道干部 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.accept', move: 'accept', by: 社区专员, notBy: [居民, 网格员], input: { words: '收到' } },
  town,
);

test('whoever accepts has it in hand and is shown to the reporter, without a name to be called by privately', async () => {
  const requestId = await aRequest(town());
  await town().as(网格长).does('request.accept', { requestId, route: 'own', words: '下午去看' });
  const view = await town().as(居民).does('request.read', { requestId });
  expect(view).toMatchObject({
    state: 'handling',
    route: '自己办',
    contact: { post: '网格长', place: '东苑社区 第1网格' },
  });
  expect(view.sentence).toMatch(/^网格长正在办，承诺 .+ 前办好。$/);
  expect(await stored(town(), requestId)).toMatchObject({
    handler: { personId: 'o-demo-grid-leader-1' },
    route: 'own',
  });
});

test('the street may accept when nobody below did, and may correct the category', async () => {
  const requestId = await aRequest(town());
  const view = await town().as(街道干部).does('request.accept', { requestId, route: 'own', category: 'power' });
  expect(view).toMatchObject({ category: '公共设施 · 水电气暖', categoryKey: 'power' });
});

test('two who accept at once: one has it, the other hears that it moved on', async () => {
  const requestId = await aRequest(town());
  const both = await Promise.all(
    [社区专员, 网格长].map((who) => town().outcome(town().as(who).does('request.accept', { requestId, route: 'own' }))),
  );
  expect(both.sort()).toEqual(['REQUEST_MOVED_ON', 'done']);
});
