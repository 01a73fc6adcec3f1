import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 社区专员, 网格员 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.rate', move: 'satisfied', by: 居民, notBy: [社区专员, 网格员], input: { rating: 'satisfied' } },
  town,
);

test('so-so closes as well, and says so', async () => {
  const requestId = await aRequest(town(), 'verified');
  const view = await town().as(居民).does('request.rate', { requestId, rating: 'soso', words: '慢了点' });
  expect(view).toMatchObject({
    state: 'closed',
    rating: 'soso',
    sentence: '已办结，你的评价：一般。',
    contact: null,
  });
  expect(view.stages.every(({ done }) => done)).toBe(true);
});
