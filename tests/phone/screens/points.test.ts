import { eventually } from '../../support/eventually';
import { EAST } from '../../support/points';
import { 居民, 社区专员, 街道干部, 邻居, aTown, type Town } from '../../support/town';
import type { PhoneSettings } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const page = (persona: string, name: string, query: Record<string, string> = {}, given: PhoneSettings = {}) =>
  phoneOf(town, persona, { ...given, launch: { path: `packages/volunteers/${name}/index`, query } });

/** One person's code, and points given to them by two others. */
const given = async (persona: string, points: number, reason = '上月巡逻的时长补记') => {
  const { member } = await town.as(persona).does('point.code', {});
  const { proposal } = await town
    .as(社区专员)
    .does('point.propose', { kind: 'adjust', member, communityId: EAST, bucket: 'service', points, reason });
  await town.as(街道干部).does('point.confirm', { proposalId: proposal.proposalId });
  return member;
};

test('三种分分开列，从不相加；明细每一行说为什么，今年的分看得到怎么算的', async () => {
  await given(邻居, 40);
  const mine = await page(邻居, 'points');
  await mine.waitFor('三种分各算各的');
  isLight(mine.counts());
  const purses = await town.as(邻居).does('point.mine', {});
  expect([...mine.page().element.querySelectorAll('.bucket-number')].map(({ textContent }) => textContent)).toEqual(
    purses.purses.map(({ points }) => String(points)),
  );
  await mine.tap('积分明细');
  await mine.waitFor('上月巡逻的时长补记');
  expect(mine.text()).toContain('+40');
  expect(mine.text()).toMatch(/流水号 \d{6}-[0-9A-Z]{6}/);
  await mine.tap('贡献分');
  await mine.waitFor(() => !mine.text().includes('上月巡逻的时长补记'));

  const score = await page(邻居, 'score');
  await score.waitFor('怎么算的');
  const { total, formula } = await town.as(邻居).does('point.score', {});
  expect(score.text()).toContain(String(total));
  expect(score.text()).toContain(formula);
  expect(score.text()).toContain('捐得再多，也不会超过出力的人。');
  await score.waitFor('上月巡逻的时长补记');
});

test('没有积分号的人按一下就有了', async () => {
  const phone = await page('building-leader-1', 'points');
  await phone.tap('要一个积分号');
  await phone.waitFor(() => !phone.text().includes('要一个积分号'));
  const { member } = await town.as('building-leader-1').does('point.mine', {});
  await phone.waitFor(() => phone.text().includes(member));
});

test('定新的一版规则：从哪天起用，以前的分不变，大家先看得到', async () => {
  const clerk = await page(社区专员, 'rules', { community: EAST, staff: '1' });
  await clerk.waitFor('正在用');
  await clerk.tap('定新的一版');
  await clerk.waitFor('先选从哪天起用');
  await clerk.tap('从哪天起用');
  await clerk.tap('确定');
  await clerk.tap('[aria-label="做任务每小时多一点"]');
  await clerk.tap('再加一条');
  await clerk.waitFor('每一条都写上');
  await clerk.input('.recipe:nth-last-child(2)', '参加一次议事会');
  await pressIn(clerk, '.screen-body', '发布');
  await clerk.waitFor('还没到');
  const { editions } = await town.as(居民).does('point.rules', { communityId: EAST });
  const coming = editions[0];
  expect(coming).toMatchObject({ inForce: false });
  expect(coming?.perHour).toBe((editions.find(({ inForce }) => inForce)?.perHour ?? 0) + 1);
  const resident = await page(居民, 'points');
  await resident.waitFor('以前得的分不变');
});

test('提一笔由另一个人核对：自己提的自己不能确认，退回要写为什么', async () => {
  const { member } = await town.as(居民).does('point.code', {});
  const clerk = await page(社区专员, 'propose', { community: EAST });
  await clerk.tap('更正');
  await clerk.input('他的积分号', member);
  await clerk.input('几分', '15');
  await clerk.input('写给得分的人看', '护学岗少记了一次');
  await pressIn(clerk, '.screen-body', '交给另一个人核对');
  await clerk.waitFor('提好了，等另一个人核对');

  const own = await page(社区专员, 'proposals', { community: EAST });
  await own.tap('护学岗少记了一次');
  await own.waitFor('要由另一个人来核对');
  expect(own.page().element.querySelector('.move')).toBeNull();

  const officer = await page(街道干部, 'proposals', { community: EAST });
  await officer.tap('服务分 +15');
  await pressIn(officer, '.sheet-foot', '确认');
  await officer.waitFor('没有等着核对的');
  const rows = await town.as(居民).does('point.rows', {});
  expect(rows.rows[0]).toMatchObject({ points: 15 });

  await town.as(社区专员).does('point.propose', {
    kind: 'adjust',
    member,
    communityId: EAST,
    bucket: 'base',
    points: 3,
    reason: '又记了一次',
  });
  const again = await page(街道干部, 'proposals', { community: EAST });
  await again.tap('又记了一次');
  await pressIn(again, '.sheet-foot', '退回');
  await again.input('为什么退回', '这一次没有来');
  await pressIn(again, '.sheet-foot', '退回');
  await again.waitFor('没有等着核对的');
  await again.tap('已退回');
  await again.waitFor('这一次没有来');
});

test('捐献要有票据号，照片传上去才交得出去', async () => {
  const { member } = await town.as(居民).does('point.code', {});
  const clerk = await page(社区专员, 'propose', { community: EAST });
  await clerk.tap('记一笔捐献');
  await clerk.input('他的积分号', member);
  await clerk.input('捐了多少元', '500');
  await clerk.input('票据号', '收据 0031');
  await clerk.tap('.photo-add');
  await clerk.input('写给得分的人看', '给敬老角捐了微波炉');
  await pressIn(clerk, '.screen-body', '交给另一个人核对');
  await clerk.waitFor('提好了，等另一个人核对');
  const { proposals } = await town.as(街道干部).does('point.proposals', { communityId: EAST });
  expect(proposals.find(({ receipt }) => receipt === '收据 0031')).toMatchObject({
    kind: 'donation',
    photos: [expect.any(String)],
  });
});

test('只比队伍和社区，不比个人', async () => {
  const phone = await page(居民, 'ranking');
  await phone.waitFor('个人从不排名');
  await phone.tap('社区');
  await phone.waitFor(() => phone.page().element.querySelector('.card') !== null);
});

test('工作人员从一页走到任务、微心愿和积分', async () => {
  const clerk = await page(社区专员, 'manage');
  await clerk.waitFor('东苑社区');
  for (const words of [
    '发布任务',
    '等我审核的任务',
    '审核和跟进',
    '积分规则',
    '两个人核对',
    '可兑换的东西',
    '收兑换券',
  ])
    expect(clerk.text()).toContain(words);
  await clerk.tap('两个人核对');
  await clerk.waitFor('提的人和得分的人都不能自己确认');
  const resident = await page(居民, 'manage');
  await resident.waitFor('这里是工作人员和队长用的');
});

test('快到期的分，按一下就会提醒；每晚对账说得清楚', async () => {
  await given(居民, 20);
  const phone = await page(居民, 'points');
  await phone.tap('到时提醒我');
  await phone.tap('允许');
  await phone.waitFor('到期前会提醒');
  const clerk = await page(社区专员, 'nights', { community: EAST });
  await clerk.waitFor('从不自己改');
  await clerk.waitFor(() => clerk.page().element.querySelector('.card') !== null);
});

test('社区愿意就列进比较，不愿意就不列', async () => {
  const joined = async () => {
    const standings = await town.cloud.documents('standings', 1000);
    return standings.find(({ of, communityId }) => of === 'communities' && communityId === EAST)?.['joined'] ?? false;
  };
  const clerk = await page(社区专员, 'ranking', { community: EAST });
  for (const [words, expected] of [
    ['列进来', true],
    ['不列了', false],
  ] as const) {
    await pressIn(clerk, '.screen-foot', words);
    await eventually(async () => (await joined()) === expected);
  }
});
