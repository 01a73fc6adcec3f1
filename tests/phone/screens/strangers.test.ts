import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTown, 居民, 新邻居, 社区专员, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const EAST = '410403001001';
const packages = join(process.cwd(), 'src', 'packages');
/** Every page that says it is staff's. */
const staffOnly = readdirSync(packages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('index.tsx') && readFileSync(join(packages, name), 'utf8').includes('forStaff('))
  .map((name) => `packages/${name.replace(/\\/g, '/').replace(/\.tsx$/, '')}`);

const opened = (persona: string, path: string) =>
  phoneOf(town, persona, { launch: { path, query: { community: EAST, id: '0'.repeat(24) } } });

test('there are pages of staff’s', () => {
  expect(staffOnly.length).toBeGreaterThan(15);
});

test.each(staffOnly)('%s：没有岗位的人先听到这里是谁用的，什么也不用写', async (path) => {
  const phone = await opened(居民, path);
  await phone.waitFor('这里是工作人员和队长用的');
  expect(phone.page().element.querySelector('input, textarea')).toBeNull();
});

test('有岗位的人打开就能用，首页记得以后不再多问一次', async () => {
  const clerk = await phoneOf(town, 社区专员, { launch: { path: 'pages/home/index' } });
  await clerk.tap('轮到我的');
  await clerk.waitFor('代录一件');
  const since = (await town.cloud.calls()).at(-1)?.seq ?? 0;
  await clerk.tap('代录一件');
  await clerk.waitFor('替谁记的');
  const asked = (await town.cloud.calls(since)).map(({ action }) => action);
  expect(asked).not.toContain('person.me');
});

test.each([
  ['packages/volunteers/stock/index', '放上一样'],
  ['packages/volunteers/organised/index', '发布任务'],
  ['packages/merchants/groups/index', '开一个商户群'],
])('%s：不让看的页面下面没有“%s”', async (path, foot) => {
  const phone = await opened(新邻居, path);
  await phone.waitFor(() => /回首页|选我住的地方/.test(phone.text()));
  expect(phone.text()).not.toContain(foot);
});
