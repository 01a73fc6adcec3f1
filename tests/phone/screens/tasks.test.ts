import { aRequest, stored } from '../../support/requests';
import { EAST, aTask, s1, storedTask, theCode, works } from '../../support/tasks';
import {
  居民,
  社区专员,
  志愿者,
  另一志愿者,
  志愿队长,
  楼栋长,
  街道干部,
  共建联系人,
  WEDNESDAY_TEN,
  aTown,
  type Town,
} from '../../support/town';
import type { PhoneSettings, TestPhone } from '../../support/phone';
import { isLight, phoneOf, phonesOff } from './phones';
import { pressIn } from './press';

const MINUTE = 60_000;
const inMinutes = (minutes: number): string => new Date(Date.parse(WEDNESDAY_TEN) + minutes * MINUTE).toISOString();
/** Begins so soon that checking in is open. */
const soon = (capacity = 1) => ({ startsAt: inMinutes(5), endsAt: inMinutes(125), capacity });

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const screen = (persona: string, path: string, query: Record<string, string> = {}, given: PhoneSettings = {}) =>
  phoneOf(town, persona, { ...given, launch: { path, query } });
const page = (persona: string, name: string, query: Record<string, string> = {}, given: PhoneSettings = {}) =>
  screen(persona, `packages/volunteers/${name}/index`, query, given);
const foot = (phone: TestPhone) => phone.page().element.querySelector('.screen-foot')?.textContent ?? '';

test('在志愿里看到任务，我来；满了的排候补，能不等', async () => {
  const { taskId } = await aTask(town, { title: '给2号楼老人送药', shifts: [soon()] });
  const first = await screen(志愿者, 'pages/volunteer/index');
  await first.waitFor('还差 1 人');
  isLight(first.counts());
  await first.tap('给2号楼老人送药');
  await first.waitFor('谁在组织');
  expect(first.text()).toContain('0/1 人');
  expect(first.text()).toMatch(/每开始一小时 \d+ 分，按当天的规则记/);
  await first.tap('我来');
  await first.tap('允许');
  await first.waitFor('已报名');

  const second = await page(另一志愿者, 'task', { id: taskId });
  await second.tap('排候补');
  await second.tap('允许');
  await second.waitFor('候补第 1 位');
  await second.tap('不等了');
  await second.waitFor('名额让给排在后面的人');
  await pressIn(second, '.sheet-foot');
  await second.waitFor('排候补');
  expect(await storedTask(town, taskId)).toMatchObject({ room: { s1: 0 } });
});

test('不是志愿者的人按下我来，先去登记', async () => {
  const { taskId } = await aTask(town, { shifts: [soon(3)] });
  const phone = await page(楼栋长, 'task', { id: taskId });
  await phone.tap('我来');
  await phone.tap('取消');
  await phone.waitFor('先登记成为志愿者，再来认领。');
  await phone.tap('去登记');
  await phone.waitFor('不考勤，来不来你说了算');
  await phone.tap('体力活');
  await phone.waitFor('会什么、什么时候有空，各选一样');
  await phone.tap('周末白天');
  await phone.waitFor(() => !phone.text().includes('各选一样'));
  await phone.tap('.hero-button');
  await phone.waitFor('是志愿者');
  expect(phone.text()).toContain('体力活');
  await phone.tap('我的志愿队');
  await phone.tap('东苑社区志愿服务队');
  await phone.tap('加入这支队');
  await phone.waitFor('退出这支队');
});

test('单位联系人替自己的单位认领清单里的项目', async () => {
  const { taskId } = await aTask(town, { kind: 'unitProject', title: '给4号楼装扶手', shifts: [soon()] });
  const phone = await page(共建联系人, 'task', { id: taskId });
  await phone.tap('替共建单位 建东支行认领');
  await phone.tap('允许');
  await phone.waitFor('已报名');
  expect(await storedTask(town, taskId)).toMatchObject({
    entries: [{ unitId: 'org-bank', name: '共建单位 建东支行' }],
  });
});

test('当天扫组织者的码签到，扫不了就输入码签退；别的任务的码不认', async () => {
  const { taskId } = await aTask(town, { shifts: [soon()] });
  await town.as(志愿者).does('task.claim', s1(taskId));
  const other = await aTask(town, { title: '另一个任务', shifts: [soon()] });
  let seen = (await theCode(town, other.taskId)).text;
  const phone = await page(
    志愿者,
    'task',
    { id: taskId },
    { around: { scan: () => Promise.resolve({ result: seen }) } },
  );
  await phone.tap('扫码签到');
  await phone.waitFor('这个码是另一个任务的');
  seen = (await theCode(town, taskId)).text;
  await phone.tap('扫码签到');
  await phone.waitFor('已签到');
  await phone.tap('扫不了，输入码');
  const { code } = await theCode(town, taskId);
  await phone.input('输入组织者屏幕上的码', `${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase());
  await pressIn(phone, '.sheet-foot');
  await phone.waitFor('已签退');
});

test('组织者出示大码，按名单签到，补录由另一个人核实，提交结果，另一个人审核', async () => {
  const { taskId } = await aTask(town, { title: '清雪除冰一上午', shifts: [soon(2)] });
  await town.as(志愿者).does('task.claim', s1(taskId));
  await town.as(另一志愿者).does('task.claim', s1(taskId));
  await town.later(6 * MINUTE);

  const leader = await page(志愿队长, 'task', { id: taskId });
  await leader.tap('出示签到码');
  await leader.waitFor('换下一个');
  const { code } = await theCode(town, taskId);
  expect(leader.text()).toContain(`${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase());
  expect(leader.page().element.querySelector('.code img')?.getAttribute('src')).toMatch(/^data:image\/gif/);
  await leader.tap('名单和签到');
  await leader.waitFor('报了名');
  await leader.tap('他来了');
  await leader.waitFor('按名单');
  await leader.tap('他走了');
  await leader.waitFor('签退 · 按名单');
  const entries = leader.page().element.querySelectorAll('.attendee-more');
  expect(entries).toHaveLength(2);
  await leader.tap('.attendee:last-child .attendee-more');
  await leader.waitFor('交给另一个人核实');
  await leader.input('为什么没签上', '手机没电了');
  await pressIn(leader, '.sheet-foot');
  await leader.waitFor('补录 1 小时');
  expect(leader.text()).not.toContain('核实，算数');

  const clerk = await page(社区专员, 'board', { id: taskId });
  await clerk.tap('核实，算数');
  await clerk.waitFor(() => !clerk.text().includes('核实，算数'));

  const finishing = await page(志愿队长, 'finish', { id: taskId });
  await finishing.input('做了什么，做得怎么样', '门前的雪都清了');
  await finishing.tap('.photo-add');
  await finishing.waitFor(() => finishing.page().element.querySelector('.photo-box') !== null);
  await pressIn(finishing, '.screen-foot');
  await finishing.waitFor('今天可以帮的忙');
  expect(await storedTask(town, taskId)).toMatchObject({ state: 'finished' });

  const list = await page(社区专员, 'organised', { state: 'finished' });
  await list.tap('清雪除冰一上午');
  await list.waitFor('门前的雪都清了');
  await list.tap('审核通过');
  await list.waitFor('已完成');
  expect(await storedTask(town, taskId)).toMatchObject({ state: 'approved' });
  expect(foot(list)).toBe('');
});

test('从常做的里选一个发布：填好的能改，选了地方才发得出去', async () => {
  const leader = await page(志愿队长, 'publish');
  await leader.tap('敲门问候');
  await leader.waitFor('选在哪里');
  await leader.tap('还没选地方');
  for (const step of ['东安路街道', '东苑社区']) {
    await leader.tap(step);
    await leader.waitFor(() =>
      [...leader.page().element.querySelectorAll('.crumb-here')].some(({ textContent }) => textContent === step),
    );
  }
  await leader.tap('就在这里');
  await leader.waitFor(() => !foot(leader).includes('选在哪里'));
  await leader.tap('.hero-button');
  await leader.waitFor('我在组织');
  expect(leader.text()).toContain('看望独居老人');
  expect(leader.text()).toContain('还差 4 人');
});

test('按会什么挑，换成日历看一个月；首页说今天可以帮的忙', async () => {
  await aTask(town, { title: '院里义诊量血压', category: 'health', skills: ['medical'], shifts: [soon(2)] });
  await aTask(town, { title: '陪老人说说话', category: 'care', skills: ['care'], shifts: [soon(2)] });
  const phone = await screen(居民, 'pages/volunteer/index');
  await phone.waitFor('陪老人说说话');
  await phone.tap('挑一挑');
  await phone.tap('医护');
  await phone.tap('就看这些');
  await phone.waitFor(() => phone.text().includes('院里义诊量血压') && !phone.text().includes('陪老人说说话'));
  phone.counts();
  await phone.tap('日历');
  await phone.waitFor(`11 月`);
  await phone.waitFor('院里义诊量血压');
  expect(phone.page().element.querySelectorAll('.day-dot:not(.day-none)').length).toBeGreaterThan(0);
  isLight(phone.counts());

  const home = await screen(居民, 'pages/home/index');
  await home.waitFor('今天可以帮的忙');
  expect(home.page().element.querySelectorAll('.line, .line-late').length).toBeGreaterThan(0);
});

test('几个时段先选一个再报名，我的任务里看得到', async () => {
  const shifts = [soon(1), { startsAt: inMinutes(1500), endsAt: inMinutes(1620), capacity: 1 }];
  const { taskId } = await aTask(town, { title: '晚间平安巡逻', shifts });
  const phone = await page(居民, 'task', { id: taskId });
  await phone.waitFor('选一个时段');
  await phone.tap('.shift:last-child');
  await phone.waitFor(() => phone.page().element.querySelector('.shift:last-child.option-chosen') !== null);
  await phone.tap('我来');
  await phone.tap('允许');
  await phone.waitFor('已报名，到时候见');
  const mine = await page(居民, 'mine');
  await mine.waitFor('晚间平安巡逻');
  expect(mine.text()).toContain('已报名');
});

test('取消任务写明为什么', async () => {
  const { taskId } = await aTask(town, { placeId: EAST, shifts: [soon()] });
  const leader = await page(志愿队长, 'task', { id: taskId });
  await leader.tap('取消任务');
  await leader.input('为什么取消', '下雨了');
  await pressIn(leader, '.sheet-foot');
  await leader.waitFor('已取消');
});

test('志愿服务证明带编号，别人输入编号就能核对', async () => {
  const none = await page(楼栋长, 'certificate');
  await none.tap('开一张');
  await none.waitFor('这一年还没有签到核实过的时长');
  const { taskId } = await aTask(town, { shifts: [soon()] });
  await town.as(志愿者).does('task.claim', s1(taskId));
  await works(town, 志愿者, taskId, 30);
  await town.as(志愿队长).does('task.finish', { taskId, words: '做完了', photos: [] });
  await town.as(社区专员).does('task.approve', { taskId });
  const phone = await page(志愿者, 'certificate');
  await phone.tap('开一张');
  await phone.waitFor('存到相册');
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(phone.text())?.[0] ?? '';
  expect(code).not.toBe('');
  const checker = await page(居民, 'check');
  await checker.input('编号，比如', code.toLowerCase().replaceAll('-', ' '));
  await pressIn(checker, '.card', '核对');
  await checker.waitFor('哪天开的');
  await checker.tap('再核对一张');
  await checker.input('编号，比如', 'AAAA-BBBB-CCCC');
  await pressIn(checker, '.card', '核对');
  await checker.waitFor('没有找到');
});

test('队长不愿意比，这支队就不列；愿意了再列进来，别人决定不了', async () => {
  const team = { teamId: 'volunteers-dongyuan' };
  const leader = await page(志愿队长, 'team', { id: team.teamId });
  await leader.tap('这支队不列了');
  await leader.waitFor('把这支队列进来');
  expect(await town.as(社区专员).does('volunteer.team', team)).toMatchObject({ ranking: { joined: false } });
  await leader.tap('把这支队列进来');
  await leader.waitFor('这支队不列了');
  expect(await town.as(社区专员).does('volunteer.team', team)).toMatchObject({ ranking: { joined: true } });
  const member = await page(志愿者, 'team', { id: team.teamId });
  await member.waitFor('谁带队');
  expect(member.text()).not.toContain('这支队不列了');
});

test('一件诉求请志愿者来做：做完的话和照片回到办理结果里，不用再写一遍', async () => {
  const requestId = await aRequest(town, 'handling');
  const clerk = await screen(社区专员, 'packages/requests/detail/index', { id: requestId });
  await clerk.tap('请志愿者来做');
  await clerk.waitFor('做完的结果会回到诉求里');
  await clerk.tap('敲门问候');
  await clerk.tap('还没选地方');
  for (const step of ['东安路街道', '东苑社区']) {
    await clerk.tap(step);
    await clerk.waitFor(() =>
      [...clerk.page().element.querySelectorAll('.crumb-here')].some(({ textContent }) => textContent === step),
    );
  }
  await clerk.tap('就在这里');
  await pressIn(clerk, '.screen-foot');
  await clerk.waitFor('从一件诉求来的');
  const taskId = String(clerk.page().options['id']);
  const { shifts } = (await storedTask(town, taskId)) as unknown as { shifts: { startsAt: string }[] };
  await town.as(志愿者).does('task.claim', s1(taskId));
  await town.cloud.clock({ set: new Date(Date.parse(shifts[0]?.startsAt ?? '') + MINUTE).toISOString() });
  await town.as(志愿者).does('task.checkIn', { ...s1(taskId), code: (await theCode(town, taskId, 社区专员)).code });
  await town.later(61 * MINUTE);
  await town.as(志愿者).does('task.checkOut', { ...s1(taskId), code: (await theCode(town, taskId, 社区专员)).code });
  await town.as(社区专员).does('task.finish', { taskId, words: '老人都看望过了', photos: [] });
  await town.as(街道干部).does('task.approve', { taskId });
  await town.tick();

  const back = await screen(社区专员, 'packages/requests/detail/index', { id: requestId });
  await back.waitFor('志愿者做完了');
  await back.tap('提交办理结果');
  await back.waitFor('接着由别的人去现场核查');
  expect(back.page().element.querySelector('.sheet textarea')).toMatchObject({ value: '老人都看望过了' });
  await back.tap('已解决');
  await pressIn(back, '.sheet-foot');
  await back.waitFor('待核查');
  expect(await stored(town, requestId)).toMatchObject({ state: 'resolved' });
});

test('社区加一家单位、建一支队；单位联系人把报到码给党员，党员在住的地方报到', async () => {
  const clerk = await page(社区专员, 'organisations', { community: EAST });
  await clerk.waitFor('来报到的单位');
  await clerk.input('单位名称', '建设路供电所');
  await pressIn(clerk, '.card', '加上');
  await clerk.waitFor('建设路供电所');
  await clerk.input('队名，比如', '东苑护绿队');
  await clerk.tap('护绿护鸟');
  await pressIn(clerk, '.card', '建队');
  await clerk.waitFor('队长的岗位空着');
  const teams = await page(居民, 'teams');
  await teams.waitFor('东苑护绿队');

  const liaison = await page(共建联系人, 'organisation');
  await liaison.waitFor('报到码');
  const { organisations } = await town.as(共建联系人).does('organisation.mine', {});
  const code = organisations[0]?.memberCode ?? '';
  expect(liaison.text()).toContain(code);
  const member = await page(居民, 'join');
  await member.input('报到码', code);
  await pressIn(member, '.card', '报到');
  await member.waitFor('在这里报到');
});
