import { townForTests } from '../support/moveIsKept';
import { 居民, 新邻居, 社区专员 } from '../support/town';

const town = townForTests();

test('someone never seen before is nobody yet, and looking does not make them somebody', async () => {
  const { value, trips } = await town().as(新邻居).costs('person.me', {});
  expect(value).toMatchObject({ registered: false, home: null, posts: [], onDuty: false, consentNeeded: true });
  expect(trips).toBe(0);
  const people = await town().cloud.documents('people', 1000);
  expect(people.some(({ _id }) => _id === 'o-demo-newcomer')).toBe(false);
});

test('a resident has a home, a clerk is on duty', async () => {
  expect(await town().as(居民).does('person.me', {})).toMatchObject({
    registered: true,
    home: { community: '东苑社区', label: '东苑社区 · 焦化厂家属院 3号楼 2单元', phone: '0375-7000002' },
    onDuty: false,
    consentNeeded: false,
  });
  expect(await town().as(社区专员).does('person.me', {})).toMatchObject({
    onDuty: true,
    posts: [{ post: '社区专员', place: '东苑社区' }],
  });
});

test('an openid is never told, not even to its owner', async () => {
  expect(JSON.stringify(await town().as(居民).does('person.me', {}))).not.toContain('o-demo');
});
