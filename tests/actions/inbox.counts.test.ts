import { growPlaces } from '../../demo/places';
import { manyRequests } from '../support/manyRequests';
import { townForTests } from '../support/moveIsKept';
import { WEDNESDAY_TEN, 攻坚队员, 社区专员, 网格员, 网格长, 部门专员, 街道干部 } from '../support/town';

const town = townForTests();
const requests = manyRequests(new Date(WEDNESDAY_TEN), growPlaces(), 100);
const staff = [社区专员, 网格员, 网格长, 街道干部, 部门专员, 攻坚队员];

const asked = async (who: string) => {
  const { value, call, trips } = await town().as(who).costs('request.list', { of: 'inbox' });
  const questions = call.trips.filter(({ collection }) => collection === 'serviceRequests').length;
  return { counts: value.counts, questions, trips };
};

/** The other function has not counted for them yet, so it counts one by one. */
const countedAtHome = async (who: string) => (await town().as(who).does('person.home', {})).inbox;

test('where little waits the counts are one question, and say what counting one by one says', async () => {
  await town().cloud.load({ collections: { serviceRequests: requests.next(600) } });
  for (const who of staff.filter((one) => one !== 部门专员 && one !== 攻坚队员)) {
    const first = await asked(who);
    const again = await asked(who);
    expect(again.counts).toEqual(first.counts);
    expect(again.trips).toBe(1);
  }
  const little = await asked(网格员);
  expect(little.counts?.handling).toBeGreaterThan(0);
  expect(little.questions).toBe(4); // the rows, what waits here, what is offered to them, the return visits
});

test('when more comes than one question takes, nothing is left out', async () => {
  await asked(网格员);
  await town().cloud.load({ collections: { serviceRequests: requests.next(9_000) } });
  for (const who of [网格员, 社区专员, 网格长]) expect((await asked(who)).counts).toEqual(await countedAtHome(who));
});

test('what waits for a unit’s answer is told from what waits in its places', async () => {
  for (const who of [部门专员, 攻坚队员]) {
    const first = await countedAtHome(who);
    expect(await countedAtHome(who)).toEqual(first);
    expect((first?.offers ?? 0) + (first?.whistles ?? 0)).toBeGreaterThan(0);
  }
});
