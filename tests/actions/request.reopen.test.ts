import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { 居民, 社区专员, 网格员 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.reopen', move: 'reopen', by: 居民, notBy: [社区专员, 网格员], input: { reason: '又不亮了' } },
  town,
);

test('also after it was closed; the rating is void, the first day is kept', async () => {
  const requestId = await aRequest(town(), 'closed');
  const before = await stored(town(), requestId);
  await town().later(26 * 3_600_000);
  const view = await town().as(居民).does('request.reopen', { requestId });
  expect(view).toMatchObject({
    state: 'handling',
    rating: null,
    solved: null,
    reopened: 1,
    submittedAt: before['submittedAt'],
  });
  expect(view.promisedAt > String(before['promisedAt'])).toBe(true);
  expect(await stored(town(), requestId)).toMatchObject({ handler: { personId: 'o-demo-clerk-1' } });
});
