import type { TestPhone } from '../../support/phone';
import { 社区专员, 网格员, aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const here = (phone: TestPhone): string => phone.page().element.querySelector('.crumb-here')?.textContent ?? '';
const record = (who: string) => phoneOf(town, who, { launch: { path: 'packages/staff/record/index' } });
const THIRD = '东苑社区 · 焦化厂家属院 3号楼';

test.each([网格员, 社区专员])('%s代录：从自己管的地方开始，写个名字就找得到，下一次在刚选过的里', async (who) => {
  const phone = await record(who);
  await phone.tap('还没选地方');
  await phone.waitFor(() => here(phone) === '东苑社区');
  await phone.input('找地方，比如', '焦化厂三号楼');
  await phone.tap(THIRD);
  await phone.waitFor(() => !phone.text().includes('还没选地方'));
  expect(phone.text()).toContain(THIRD);
  phone.close();

  const again = await phoneOf(town, who, { launch: { path: 'packages/volunteers/recordWish/index' } });
  await again.tap('还没选他住哪里');
  await again.waitFor('刚选过的');
  await again.tap(THIRD);
  await again.waitFor(() => here(again) === '3号楼');
});

test('找不到就说找不到，下面一级一级还能选', async () => {
  const phone = await record(社区专员);
  await phone.tap('还没选地方');
  await phone.input('找地方，比如', '没有这个地方');
  await phone.waitFor('没找到。换个说法');
  expect(here(phone)).toBe('东苑社区');
});
