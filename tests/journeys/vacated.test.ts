import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { 居民, 社区专员, 街道干部 } from '../support/town';

const town = townForTests();
const CLERK = 'communityClerk-410403001001';

test('专员办到一半离岗，手上的事升一级给街道，时限不变，居民看得到现在谁负责，离岗的人下一次就看不到', async () => {
  const requestId = await aRequest(town(), 'handling');
  const before = await town().as(居民).does('request.read', { requestId });
  expect(before.contact).toMatchObject({ post: '社区专员' });
  await town().as(街道干部).does('post.vacate', { postId: CLERK, reason: '调到别的社区' });
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
  await town().tick();
  const after = await town().as(居民).does('request.read', { requestId });
  expect(after.contact).toMatchObject({ post: '街道干部' });
  expect(after.promisedAt).toBe(before.promisedAt);
  expect(after.state).toBe(before.state);
  await town().tick();
  const { history } = (await stored(town(), requestId)) as { history: { move: string }[] };
  expect(history.filter(({ move }) => move === 'movedUp')).toHaveLength(1);
  await town().as(街道干部).does('request.resolve', { requestId, outcome: 'solved', words: '接着办好了' });
});
