import { createHash } from 'node:crypto';
import { DAYS, type Audit } from '../../domain/audit/model';
import { faultsInTrail } from '../../domain/audit/verify';
import { townForTests } from '../support/moveIsKept';
import { anOperationId, 居民, 区管理员, 社区专员, 外社区专员, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const PHONE = '13911112222';
const WRITERS = 50;
const reason = '核实地址打个电话';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const trail = async (): Promise<Audit[]> => (await town().cloud.stored('audits', 1000)) as unknown as Audit[];
const now = async (): Promise<Date> => new Date(((await town().cloud.get('/inspect/state')) as { now: string }).now);
const faults = async (): Promise<string[]> => faultsInTrail(await trail(), digest, await now());

const aMatter = async (): Promise<string> => {
  const input = { text: '楼顶漏雨很多天了', photos: [], contact: { name: '小林', phone: PHONE } };
  return (await town().as(居民).does('request.submit', input)).requestId;
};
const look = (who: string, requestId: string) => town().as(who).does('request.revealContact', { requestId, reason });

beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

test('whoever looks is written down first, without a name, and it costs one trip', async () => {
  const requestId = await aMatter();
  const before = (await trail()).length;
  const { value, trips, call } = await town().as(社区专员).costs('request.revealContact', { requestId, reason });
  expect(value).toMatchObject({ phone: PHONE });
  expect(trips).toBe(3);
  const writes = call.trips.filter(({ action }) => /insert|modify/.test(action)).map(({ collection }) => collection);
  // How often they look is counted with the person, beside everything else.
  expect(writes.filter((collection) => collection !== 'people')).toEqual(['audits', 'serviceRequests']);
  const entries = await trail();
  expect(entries).toHaveLength(before + 1);
  expect(entries.at(-1)).toMatchObject({ action: 'request.revealContact', about: requestId });
  const said = JSON.stringify(entries);
  for (const word of [PHONE, '小林', 'o-demo', reason]) expect(said).not.toContain(word);
});

test('who may not look, and what is refused, leaves no trail; other actions cost what they did', async () => {
  const requestId = await aMatter();
  const before = (await trail()).length;
  expect(await town().outcome(look(外社区专员, requestId))).toBe('NOT_FOUND');
  expect(await town().outcome(look(居民, requestId))).not.toBe('done');
  await town().as(社区专员).does('request.read', { requestId });
  expect(await trail()).toHaveLength(before);
});

test('the same press twice is two looks in the trail, and one in the matter', async () => {
  const requestId = await aMatter();
  const before = (await trail()).length;
  const press = anOperationId();
  for (let time = 0; time < 2; time += 1)
    await town().as(社区专员).does('request.revealContact', { requestId, reason }, press);
  expect(await trail()).toHaveLength(before + 2);
  const [matter] = (await town().cloud.documents('serviceRequests', 1000)).filter(({ _id }) => _id === requestId);
  expect(matter?.['contactViews']).toHaveLength(1);
});

test('fifty at once in one chain leave it unbroken', async () => {
  const matters: string[] = [];
  for (let index = 0; index < WRITERS; index += 1) matters.push(await aMatter());
  const before = (await trail()).length;
  const outcomes = await Promise.all(matters.map((requestId) => town().outcome(look(社区专员, requestId))));
  expect(outcomes.filter((outcome) => outcome !== 'done')).toEqual([]);
  expect(await trail()).toHaveLength(before + WRITERS);
  expect(await faults()).toEqual([]);
});

test.each(['crashBefore', 'crashAfter'] as const)('a %s of the change leaves what was written down', async (kind) => {
  const requestId = await aMatter();
  const before = (await trail()).length;
  await town().cloud.faults([{ kind, function: 'requests', nth: 3, times: 1 }]);
  await expect(look(社区专员, requestId)).rejects.toBeTruthy();
  await town().cloud.faults([]);
  expect(await trail()).toHaveLength(before + 1);
  expect(await look(社区专员, requestId)).toMatchObject({ phone: PHONE });
  expect(await faults()).toEqual([]);
});

test('without a place in the trail nothing is answered', async () => {
  const requestId = await aMatter();
  await town().cloud.faults([{ kind: 'crashBefore', function: 'requests', nth: 2, times: 1 }]);
  await expect(look(社区专员, requestId)).rejects.toBeTruthy();
  await town().cloud.faults([]);
  const [matter] = (await town().cloud.documents('serviceRequests', 1000)).filter(({ _id }) => _id === requestId);
  expect(matter?.['contactViews']).toEqual([]);
});

test('roles and rules leave a trail as well', async () => {
  const before = (await trail()).length;
  const postId = 'communityClerk-410403001001';
  const done = await town().outcome(town().as(区管理员).does('post.vacate', { postId, reason: '轮岗交流到别处' }));
  const entries = await trail();
  expect(`${done} ${entries.length}`).toBe(`done ${before + 1}`);
  expect(entries.at(-1)).toMatchObject({ action: 'post.vacate', about: postId });
});

test('a change of rules sends its entry beside itself: no trip more', async () => {
  const postId = 'gridLeader-410403001001001';
  const { trips } = await town().as(区管理员).costs('post.vacate', { postId, reason: '轮岗交流到别处' });
  expect(trips).toBe(1); // beside the look-up of the caller
});

test('the clock closes each day once, also after standing still, and a tail cut off is found', async () => {
  await town().tick();
  await town().later(3 * 24 * 3_600_000);
  await Promise.all([town().tick(), town().tick()]);
  await town().tick();
  const entries = await trail();
  expect(entries.filter(({ chain }) => chain === DAYS).map(({ about }) => about.slice(0, 10))).toEqual([
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
    '2026-11-20',
  ]);
  expect(await faults()).toEqual([]);
  const last = entries.filter(({ chain }) => chain !== DAYS).at(-1);
  const cut = entries.filter((entry) => entry !== last);
  expect(faultsInTrail(cut, digest, await now())).toHaveLength(1);
});
