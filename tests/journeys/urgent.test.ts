import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 社区专员, 网格员, 街道干部 } from '../support/town';

const town = townForTests();
const words = '水已经漏到楼下配电箱了';

test('办理中定为急事，承诺马上提前，反映人看得到为什么；以后改回来，承诺还是原来的', async () => {
  const requestId = await aRequest(town(), 'handling');
  const before = await town().as(居民).does('request.read', { requestId });
  const input = { requestId, urgent: true, words };
  expect(await town().outcome(town().as(网格员).does('request.hasten', input))).toBe('NOT_YOURS_TO_DO');
  expect(await town().outcome(town().as(居民).does('request.hasten', input))).toBe('NOT_YOURS_TO_DO');
  const { value, trips } = await town().as(街道干部).costs('request.hasten', input);
  expect(trips).toBe(2);
  expect(value).toMatchObject({ urgent: true, state: 'handling' });
  expect(value.promisedAt < before.promisedAt).toBe(true);
  expect(value.dueAt).toBe(value.promisedAt);
  const seen = await town().as(居民).does('request.read', { requestId });
  expect(seen.history[0]).toMatchObject({ label: '定急缓', words: `定为急事快办：${words}` });
  expect(await town().outcome(town().as(社区专员).does('request.hasten', input))).toBe('LANE_ALREADY');
  const back = await town()
    .as(社区专员)
    .does('request.hasten', { ...input, urgent: false });
  expect(back).toMatchObject({ urgent: false, promisedAt: before.promisedAt, dueAt: before.dueAt });
});

test('还没人受理也能定为急事；受理时定急，承诺一样提前', async () => {
  const requestId = await aRequest(town());
  const before = await town().as(居民).does('request.read', { requestId });
  const hastened = await town().as(社区专员).does('request.hasten', { requestId, urgent: true, words });
  expect(hastened.promisedAt < before.promisedAt).toBe(true);
  expect(hastened.dueAt < before.dueAt).toBe(true);
  const other = await aRequest(town());
  const accepted = await town().as(社区专员).does('request.accept', { requestId: other, lane: 'urgent', route: 'own' });
  expect(accepted.promisedAt < before.promisedAt).toBe(true);
});

test('暂停的时间照样只算停的那一段', async () => {
  const requestId = await aRequest(town(), 'handling');
  const before = await town().as(居民).does('request.read', { requestId });
  await town().as(社区专员).does('request.pause', { requestId, until: '2026-11-20', words: '等配件到货' });
  await town().as(社区专员).does('request.hasten', { requestId, urgent: true, words });
  const going = await town().as(社区专员).does('request.resume', { requestId });
  expect(going.promisedAt <= before.promisedAt).toBe(true);
  expect(going.dueAt).toBe(going.promisedAt);
});
