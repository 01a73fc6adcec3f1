import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 社区专员, 网格员, 邻居 } from '../support/town';

const town = townForTests();
const EAST = '410403001001';
const photo = 'cloud://local-x.local/photos/demo-lamp-off.png';

const numbers = async (asked: object): Promise<string[]> => {
  const { value, trips } = await town()
    .as(社区专员)
    .costs('request.list', { of: 'inbox', ...asked });
  expect(trips).toBe(1);
  return value.rows.map(({ requestId }) => requestId);
};

test('the inbox is narrowed to a channel, a lane or a route, within a state or among all that is due', async () => {
  const urgent = await town().as(居民).does('request.submit', { text: '楼道灯坏了摸黑', photos: [], urgent: true });
  const said = {
    text: '老人说路面有坑',
    photos: [],
    placeId: `${EAST}-e1-b3`,
    channel: 'visit' as const,
    reporter: {},
  };
  const visited = await town().as(网格员).does('request.record', said);
  const own = await aRequest(town(), 'handling');
  expect(await numbers({ lane: 'urgent' })).toEqual([urgent.requestId]);
  expect(await numbers({ lane: 'urgent', state: 'submitted' })).toEqual([urgent.requestId]);
  expect(await numbers({ lane: 'urgent', state: 'handling' })).toEqual([]);
  expect(await numbers({ channel: 'visit' })).toEqual([visited.requestId]);
  expect(await numbers({ channel: 'phone' })).toEqual(expect.arrayContaining([urgent.requestId, own]));
  expect(await numbers({ route: 'own' })).toEqual([own]);
  expect(await numbers({ route: 'own', overdue: true })).toEqual([]);
  await town().as(社区专员).does('request.accept', { requestId: urgent.requestId, lane: 'complex' });
  expect(await numbers({ lane: 'urgent' })).toEqual([]);
  expect(await numbers({ lane: 'complex' })).toEqual([urgent.requestId]);
  await town().as(社区专员).does('request.resolve', { requestId: own, outcome: 'solved' });
  expect(await numbers({ route: 'own', state: 'resolved' })).toEqual([own]);
});

test('two filters at once narrow further, in what is under way here and in what waits for me', async () => {
  const text = '急：楼道灯坏了摸黑';
  const { requestId } = await town().as(居民).does('request.submit', { text, photos: [], urgent: true });
  await town().as(居民).does('request.submit', { text: '路灯不亮', photos: [] });
  const two = { lane: 'urgent', channel: 'phone' };
  expect(await numbers(two)).toEqual([requestId]);
  expect(await numbers({ ...two, category: 'lighting', state: 'submitted' })).toEqual([requestId]);
  expect(await numbers({ lane: 'urgent', channel: 'call' })).toEqual([]);
  expect(await numbers({ of: 'turn', ...two, category: 'lighting' })).toEqual([requestId]);
  expect(await numbers({ of: 'turn', kind: 'accept', ...two })).toEqual([requestId]);
  expect(await numbers({ of: 'turn', kind: 'check', ...two })).toEqual([]);
});

const onBoard = async (requestId: string) => {
  const { number } = await town().as(居民).does('request.read', { requestId });
  const { rows } = await town().as(邻居).does('board.rows', { placeId: EAST });
  return rows.find((row) => row.number === number);
};

test('no photo of a nuisance is public before it was let through and somebody says that nobody is to be seen', async () => {
  const said = { text: '有人往楼下扔垃圾', photos: [photo], kind: 'nuisance' as const };
  const { requestId } = await town().as(居民).does('request.submit', said);
  const publish = (more: object) =>
    town()
      .as(社区专员)
      .does('request.publish', { requestId, text: '社区已经去劝说', ...more });
  expect((await onBoard(requestId))?.photos).toEqual([]);
  expect(await town().outcome(publish({ photos: [photo], nobodyShown: true }))).toBe('PHOTO_UNCHECKED');
  await town().tick();
  await town().as(社区专员).does('request.judge', { requestId, fileId: photo, verdict: 'pass' });
  expect(await town().outcome(publish({ photos: [photo] }))).toBe('FACES_SHOWN');
  const strange = 'cloud://local-x.local/photos/bins-full.png';
  expect(await town().outcome(publish({ photos: [strange], nobodyShown: true }))).toBe('PHOTO_UNCHECKED');
  const published = await publish({ photos: [photo], nobodyShown: true });
  expect(published.publishedPhotos).toEqual([photo]);
  expect(await onBoard(requestId)).toMatchObject({ photos: [photo], words: '社区已经去劝说' });
  await town().as(社区专员).does('request.judge', { requestId, fileId: photo, verdict: 'refused' });
  expect((await onBoard(requestId))?.photos).toEqual([]);
});

test('saying it again without photos takes them back, and so does withdrawing the matter', async () => {
  const { requestId } = await town()
    .as(居民)
    .does('request.submit', { text: '有人乱停车', photos: [photo] });
  await town().tick();
  await town().as(社区专员).does('request.judge', { requestId, fileId: photo, verdict: 'pass' });
  const publish = (photos: string[]) =>
    town().as(社区专员).does('request.publish', { requestId, text: '正在处理', photos, nobodyShown: true });
  await publish([photo]);
  expect((await publish([])).publishedPhotos).toEqual([]);
  await publish([photo]);
  await town().as(居民).does('request.withdraw', { requestId });
  expect(await onBoard(requestId)).toMatchObject({ photos: [], words: '' });
});
