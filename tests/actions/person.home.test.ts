import { townForTests } from '../support/moveIsKept';
import { aRequest } from '../support/requests';
import { 居民, 新邻居, 社区专员 } from '../support/town';

const town = townForTests();

test('one call and one trip hold the whole screen: who answers for my building, what I reported', async () => {
  await aRequest(town(), 'closed');
  const open = [
    await aRequest(town(), 'verified'),
    await aRequest(town(), 'accepted'),
    await aRequest(town()),
    await aRequest(town()),
  ];
  const { value, trips } = await town().as(居民).costs('person.home', {});
  expect(trips).toBe(1);
  expect(value.requests.map(({ requestId }) => requestId)).toEqual(open.slice(1).reverse());
  expect(value.people.map(({ post }) => post)).toEqual([
    '单元长',
    '楼栋长',
    '庭院长',
    '党小组长',
    '网格员',
    '网格长',
    '社区专员',
    '街道干部',
  ]);
  expect(value.people[0]).toMatchObject({
    vacant: true,
    name: '',
    coveredBy: '楼栋长',
    place: '焦化厂家属院 3号楼 2单元',
  });
  expect(value.inbox).toBeNull();
});

test('staff get their numbers in the same trip', async () => {
  const { value, trips } = await town().as(社区专员).costs('person.home', {});
  expect(trips).toBe(1);
  expect(value.inbox).toEqual({
    ...{ submitted: 2, accepted: 0, handling: 1, resolved: 0, overdue: 0 },
    ...{ offers: 0, whistles: 0, visits: 0 }, // they handled both themselves
  });
  expect(value.turns).toMatchObject({ total: 3, overdue: 0, more: false });
});

test('before registering there is nothing to show, and nothing is asked of the database', async () => {
  const { value, trips } = await town().as(新邻居).costs('person.home', {});
  expect(value).toMatchObject({ me: { registered: false }, people: [], requests: [], inbox: null });
  expect(trips).toBe(0);
});
