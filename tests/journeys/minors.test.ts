import { aTask, EAST, s1 } from '../support/tasks';
import { townForTests } from '../support/moveIsKept';
import { aWish } from '../support/wishes';
import { anOperationId, 居民, 庭院长, 志愿者, 社区专员, 街道干部, WEDNESDAY_TEN } from '../support/town';

const town = townForTests();
const card = { skills: ['care' as const], freeHours: ['weekends' as const] };
const home = { placeId: `${EAST}-e1-b3`, consentVersion: '2026-11-01', nickname: '小小' };
const heard = (act: Promise<unknown>) => town().outcome(act);

beforeEach(async () => void (await town().cloud.clock({ set: WEDNESDAY_TEN })));

const aChild = async (name: string) => {
  const child = town().as(name);
  await child.does('person.register', { ...home, child: true });
  const { guardianCode: invitation } = await child.does('person.privacy', {});
  await town().as(居民).does('volunteer.consent', { invitation });
  return child;
};

test('说过没满十四岁：怎么登记都不是大人，报不了名，认领不了心愿，也当不了监护人和楼长', async () => {
  const child = await aChild('小一');
  expect(await heard(child.does('volunteer.register', card))).toBe('BIRTH_NEEDED');
  expect(await heard(child.does('volunteer.register', { ...card, birthYear: 2009, birthMonth: 3 }))).toBe(
    'BIRTH_BY_GUARDIAN',
  );
  expect(await heard(child.does('volunteer.register', { ...card, birthYear: 2000 }))).toBe('NOT_A_MINOR');
  expect(await heard(child.does('volunteer.register', { ...card, birthYear: 2027 }))).toBe('BIRTH_AHEAD');
  const me = await child.does('volunteer.register', { ...card, birthYear: 2013, birthMonth: 3 });
  expect(me.card).toMatchObject({ child: true, mayHelp: false, guardian: { agreed: false } });
  const invitation = me.card?.guardian?.invitation ?? '';
  await town().as(庭院长).does('volunteer.consent', { invitation });
  for (const minAge of [0, 14, 18]) {
    const { taskId } = await aTask(town(), { minAge });
    expect(await heard(child.does('task.claim', s1(taskId)))).toBe('CHILD_HELPS_LATER');
    expect((await child.does('task.read', { taskId })).shiftList.map(({ mayClaim }) => mayClaim)).toEqual([false]);
  }
  const wishId = await aWish(town(), 'listed');
  expect(await heard(child.does('wish.claim', { wishId }))).toBe('CHILD_HELPS_LATER');

  // Nobody's guardian, of a volunteer and of a wish.
  await town().as('小二').does('person.register', home);
  const other = await town()
    .as('小二')
    .does('volunteer.register', { ...card, birthYear: 2010, birthMonth: 1 });
  const asked = other.card?.guardian?.invitation ?? '';
  expect(await heard(child.does('volunteer.consent', { invitation: asked }))).toBe('GUARDIAN_ELSE');
  const wish = await town()
    .as(志愿者)
    .does('wish.post', { title: '想要一套练习本', text: '四年级的', kind: 'thing', minor: true });
  expect(await heard(child.does('wish.guard', { invitation: wish.guardian?.invitation ?? '' }))).toBe('GUARDIAN_ELSE');

  // A wish of their own needs a guardian, said or not.
  const own = await child.does('wish.post', { title: '想要一双球鞋', text: '36 码的', kind: 'thing' });
  expect(own.guardian).toMatchObject({ needed: true, agreed: false });

  // No post, whoever offers it.
  const { posts } = await town().as(街道干部).does('post.list', { vacant: true });
  const vacant = posts.find(({ role }) => role === 'buildingLeader' || role === 'entranceLeader');
  const offer = {
    postId: vacant?.postId ?? '',
    name: '小小',
    source: 'recommended' as const,
    basis: '',
    termMonths: 12,
  };
  const { post } = await town().as(社区专员).does('post.appoint', offer);
  expect(await heard(child.does('post.take', { invitation: post.invitation }))).toBe('POST_GROWN_UP');
});

test('退出再登记、再住一次，都不会一下子长大；满十四岁那个月过完，自己就能报', async () => {
  const child = await aChild('小三');
  const me = await child.does('volunteer.register', { ...card, birthYear: 2012, birthMonth: 12 });
  await town()
    .as(居民)
    .does('volunteer.consent', { invitation: me.card?.guardian?.invitation ?? '' });
  await child.does('volunteer.leave', {});
  await child.does('person.register', home);
  const again = await child.does('volunteer.register', card);
  expect(again.card).toMatchObject({ child: true, guardian: { agreed: false } });
  await town()
    .as(居民)
    .does('volunteer.consent', { invitation: again.card?.guardian?.invitation ?? '' });
  expect(await heard(child.does('volunteer.update', { ...card, birthYear: 2010, birthMonth: 1 }))).toBe(
    'BIRTH_BY_GUARDIAN',
  );
  await town().cloud.clock({ set: '2026-12-31T15:59:00Z' });
  const start = '2027-01-02T02:00:00.000Z';
  const shifts = [{ startsAt: start, endsAt: '2027-01-02T04:00:00.000Z', capacity: 2 }];
  const { taskId } = await aTask(town(), { minAge: 14, shifts });
  expect(await heard(child.does('task.claim', s1(taskId)))).toBe('CHILD_HELPS_LATER');
  await town().cloud.clock({ set: '2026-12-31T16:01:00Z' });
  expect(await heard(child.does('task.claim', s1(taskId)))).toBe('done');
});

test('没住下就说大了的，监护人点头时改回来；写小了也一样', async () => {
  await town().as('小四').does('person.register', home);
  const press = anOperationId();
  const register = () =>
    town()
      .as('小四')
      .does('volunteer.register', { ...card, birthYear: 2015, birthMonth: 6 }, press);
  const me = await register();
  expect(await register()).toEqual(me);
  // Under fourteen by what they say: nothing begins before a guardian agreed.
  expect(await town().as('小四').does('person.me', {})).toMatchObject({ registered: false, awaitsGuardian: true });
  const { guardianCode: invitation } = await town().as('小四').does('person.privacy', {});
  expect(await town().as(居民).does('volunteer.invited', { invitation })).toMatchObject({
    child: true,
    born: { year: 2015, month: 6 },
  });
  await town().as(居民).does('volunteer.consent', { invitation, birthYear: 2010, birthMonth: 6 });
  expect((await town().as('小四').does('volunteer.me', {})).card).toMatchObject({ child: false, mayHelp: true });
});
