import { moveIsKept, townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 社区专员, 网格员, 网格长 } from '../support/town';

const town = townForTests();

moveIsKept(
  {
    action: 'request.resolve',
    move: 'resolve',
    by: 社区专员,
    notBy: [居民, 网格员, 网格长],
    input: { outcome: 'solved', words: '换了灯' },
  },
  town,
);

test('photos after the work stand next to those before', async () => {
  const requestId = await aRequest(town(), 'handling');
  const photo = 'cloud://local-x.local/photos/demo-lamp-on.png';
  const view = await town()
    .as(社区专员)
    .does('request.resolve', { requestId, outcome: 'solved', photos: [photo] });
  expect(view).toMatchObject({ outcome: 'solved', resultPhotos: [photo], solved: null, state: 'resolved' });
});

test.each(['partly', 'notNow'] as const)('%s without a reason is refused, with one it is kept', async (outcome) => {
  const requestId = await aRequest(town(), 'handling');
  const resolve = (words: string) =>
    town().outcome(town().as(社区专员).does('request.resolve', { requestId, outcome, words, review: '2026-12-08' }));
  expect(await resolve('')).toBe('RESULT_NEEDS_WORDS');
  expect(await resolve('要等供电公司停电施工')).toBe('done');
});
