import { townForTests } from '../support/moveIsKept';
import { aRequest, stored } from '../support/requests';
import { anOperationId, 居民, 新邻居, 社区专员, 外社区专员, 外社区居民, 路灯不亮 } from '../support/town';

const town = townForTests();
const photo = 'cloud://local-x.local/photos/demo-lamp-off.png';

test('is kept with its number and promise, in one trip, and says who will answer', async () => {
  const { value, trips } = await town()
    .as(居民)
    .costs('request.submit', { ...路灯不亮, photos: [photo], spot: '东侧路灯下' });
  expect(trips).toBe(1);
  expect(value).toMatchObject({
    promised: '周一 17:30',
    provisional: false,
    contact: { post: '社区专员', name: '小陈', vacant: false },
  });
  expect(value.number).toMatch(/^261118-\w{5}$/);
  expect(await stored(town(), value.requestId)).toMatchObject({
    state: 'submitted',
    category: 'lighting',
    reporterId: 'o-demo-resident-1',
    placeId: '410403001001-e1-b3-u2',
    scopes: expect.arrayContaining(['410403001001', '410403001001001', '410403']),
    textCheck: 'pass',
  });
});

test('the same press again, also a month later, is the same request; with another body it is refused', async () => {
  const press = anOperationId();
  const submit = (text: string) => town().as(居民).does('request.submit', { text, photos: [] }, press);
  const first = await submit('井盖松了，车一过就响');
  const { requestId, number, promisedAt } = first;
  await town().later(30 * 86_400_000);
  expect(await submit('井盖松了，车一过就响')).toMatchObject({ requestId, number, promisedAt });
  expect(await town().outcome(submit('另一件事情'))).toBe('OPERATION_REUSED');
  const kept = await town().cloud.documents('serviceRequests', 1000);
  expect(kept.filter(({ text }) => text === '井盖松了，车一过就响')).toHaveLength(1);
  expect(kept.filter(({ text }) => text === '另一件事情')).toHaveLength(0);
});

test('the same press of another person is another request', async () => {
  const press = anOperationId();
  const mine = await town().as(居民).does('request.submit', 路灯不亮, press);
  const theirs = await town().as(外社区居民).does('request.submit', 路灯不亮, press);
  expect(theirs.requestId).not.toBe(mine.requestId);
});

test('a photo alone is enough; a word or two without one are not', async () => {
  const submit = (text: string, photos: string[]) =>
    town().outcome(town().as(居民).does('request.submit', { text, photos }));
  expect(await submit('', [photo])).toBe('done');
  expect(await submit('灯坏', [])).toBe('NOTHING_TO_SAY');
  expect(await submit('   ', [])).toBe('NOTHING_TO_SAY');
});

test('another place than home goes to that place’s people; the whole district is too wide', async () => {
  const at = (placeId: string) =>
    town()
      .as(居民)
      .does('request.submit', { ...路灯不亮, placeId });
  const { requestId, contact } = await at('410403003005-e1-b1');
  expect(contact).toMatchObject({ place: '五一路社区', name: '小苏' });
  expect(await town().outcome(town().as(社区专员).does('request.read', { requestId }))).toBe('NOT_FOUND');
  expect(await town().as(外社区专员).does('request.read', { requestId })).toMatchObject({
    state: 'submitted',
    mine: false,
  });
  expect(await town().outcome(at('410403'))).toBe('PLACE_TOO_WIDE');
  expect(await town().outcome(at('410403999999'))).toBe('NOT_FOUND');
});

test('who has not said where they live is asked to', async () => {
  expect(await town().outcome(town().as(新邻居).does('request.submit', 路灯不亮))).toBe('REGISTER_FIRST');
});

describe('the text is checked before it is kept', () => {
  afterEach(() => town().cloud.verdicts({ text: [] }));
  const kept = async () => (await town().cloud.documents('serviceRequests', 1000)).length;

  test('what WeChat calls risky is refused and nothing is kept', async () => {
    await town().cloud.verdicts({ text: [{ keyword: '坏话', suggest: 'risky' }] });
    const before = await kept();
    expect(await town().outcome(town().as(居民).does('request.submit', { text: '这里写满了坏话', photos: [] }))).toBe(
      'TEXT_REFUSED',
    );
    expect(await kept()).toBe(before);
  });

  test('what needs a look is kept and marked', async () => {
    await town().cloud.verdicts({ text: [{ keyword: '存疑', suggest: 'review' }] });
    const { requestId } = await town().as(居民).does('request.submit', { text: '这句话有点存疑', photos: [] });
    expect(await stored(town(), requestId)).toMatchObject({ textCheck: 'review' });
  });
});

test.each([
  ['seven photos', { text: '', photos: Array.from({ length: 7 }, () => photo) }],
  ['a photo from elsewhere', { text: '', photos: ['https://example.com/a.jpg'] }],
  ['a file that is no photo', { text: '', photos: ['cloud://local-x.local/secrets/keys.json'] }],
  ['a path out of the folder', { text: '', photos: ['cloud://local-x.local/photos/../../x.png'] }],
  ['somebody else as reporter', { ...路灯不亮, reporterId: 'o-other' }],
  ['a state of its own', { ...路灯不亮, state: 'closed' }],
  ['no text at all', { photos: [] }],
  ['a text of 501', { text: '灯'.repeat(501), photos: [] }],
  ['a text that is a query', { text: { $ne: '' }, photos: [] }],
])('%s is refused', async (_, input) => {
  const answer = await town()
    .as(居民)
    .sends('requests', { action: 'request.submit', operationId: anOperationId(), input });
  expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT' });
});

test('a withdrawn one keeps its number and place in the list', async () => {
  const requestId = await aRequest(town(), 'withdrawn');
  const { rows } = await town().as(居民).does('request.list', { of: 'mine' });
  expect(rows.find((row) => row.requestId === requestId)).toMatchObject({ stateLabel: '已撤回', due: '' });
});
