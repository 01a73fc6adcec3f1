import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 社区专员, 网格员 } from '../support/town';

const town = townForTests();

moveIsKept(
  { action: 'request.verify', move: 'verify', by: 网格员, notBy: [居民], input: { solved: true, words: '亮了' } },
  town,
);

test('never by whoever reported it done, who is not offered it either', async () => {
  const requestId = await aRequest(town(), 'resolved');
  expect(await town().outcome(town().as(社区专员).does('request.verify', { requestId, solved: true }))).toBe(
    'VERIFIER_IS_HANDLER',
  );
  const offered = async (who: string) =>
    (await town().as(who).does('request.read', { requestId })).open.map(({ action }) => action);
  expect(await offered(社区专员)).toEqual([]);
  expect(await offered(网格员)).toEqual(['request.verify', 'request.sendBack']);
});

test('solved is a fact of its own: what was verified may still be unsolved', async () => {
  const requestId = await aRequest(town(), 'resolved');
  expect(await town().as(网格员).does('request.verify', { requestId, solved: false })).toMatchObject({
    solved: false,
    state: 'verified',
  });
});
