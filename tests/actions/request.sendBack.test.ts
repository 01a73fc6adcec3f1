import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { 居民, 社区专员, 网格员 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.sendBack', move: 'sendBack', by: 网格员, notBy: [居民], input: { reason: '灯还是不亮' } },
  town,
);

test('never by whoever reported it done, and the promise stays what it was', async () => {
  const requestId = await aRequest(town(), 'resolved');
  const { promisedAt } = await stored(town(), requestId);
  expect(await town().outcome(town().as(社区专员).does('request.sendBack', { requestId, reason: '还没修好' }))).toBe(
    'VERIFIER_IS_HANDLER',
  );
  await town().as(网格员).does('request.sendBack', { requestId, reason: '还没修好' });
  expect(await stored(town(), requestId)).toMatchObject({ promisedAt, dueAt: promisedAt, outcome: null });
});

test('a reason is needed', async () => {
  const requestId = await aRequest(town(), 'resolved');
  expect(await town().outcome(town().as(网格员).does('request.sendBack', { requestId, reason: ' ' }))).toBe(
    'BAD_INPUT',
  );
});
