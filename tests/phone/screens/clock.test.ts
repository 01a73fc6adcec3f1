import { phoneClockOff } from '../../support/phoneClock';
import { aRequest, stored } from '../../support/requests';
import { aTown, 居民, 志愿队长, 社区专员, type Town } from '../../support/town';
import type { TestPhone } from '../../support/phone';
import { phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown(); // a Wednesday in November 2026
});
afterAll(() => town.stop());
afterEach(() => {
  phonesOff();
  phoneClockOff(0);
});

const YEAR = 365 * 86_400_000;
const ago = Date.parse('2026-11-18T02:00:00Z') - Date.now();
const clocks = [
  ['right', ago],
  ['six years behind', ago - 6 * YEAR],
  ['eleven years ahead', ago + 11 * YEAR],
  ['a day ahead', ago + 86_400_000],
  ['half a day behind', ago - 43_200_000],
] as const;

const screen = (persona: string, path: string, query: Record<string, string> = {}): Promise<TestPhone> =>
  phoneOf(town, persona, { launch: { path, query } });

/** The first day a picker offers, the one it begins with, and the last. */
const offered = (phone: TestPhone): unknown[] => {
  const pickers = [...phone.page().element.querySelectorAll('wx-picker')] as unknown as Picker[];
  const { start, value, end } =
    pickers.find(({ __wxElement: { data } }) => data.mode === 'date')?.__wxElement.data ?? {};
  return [start, value, end];
};
type Picker = { readonly __wxElement: { readonly data: Record<string, unknown> } };

describe.each(clocks)('on a phone whose clock is %s', (_, off) => {
  beforeEach(() => phoneClockOff(off));

  test('the first day a matter may be paused to is tomorrow where the town is', async () => {
    const id = await aRequest(town, 'handling');
    const clerk = await screen(社区专员, 'packages/requests/detail/index', { id });
    await clerk.waitFor('办理经过');
    expect(clerk.text()).toMatch(/今天 \d\d:\d\d/);
    await clerk.tap('还可以…');
    await clerk.tap('暂停计时');
    await clerk.waitFor('选一天');
    await clerk.tap('暂停到哪天');
    await clerk.tap('确定');
    await clerk.waitFor('11月19日');
    await clerk.input('为什么要等', '等电力公司送灯杆');
    await clerk.waitFor(() => !clerk.text().includes('写明为什么要等'));
    await clerk.tap('.sheet-foot wx-button');
    await clerk.waitFor('先停一停：等电力公司送灯杆');
    expect(await stored(town, id)).toMatchObject({
      pause: { untilAt: expect.stringMatching(/^2026-11-19/) as string },
    });
  });

  test('tables are those of the months before it', async () => {
    const clerk = await screen(社区专员, 'packages/staff/exports/index');
    await clerk.waitFor('11 月');
    expect(clerk.text()).toMatch(/11 月 10 月 9 月/);
    await clerk.tap('导出事项表');
    await clerk.waitFor('一份最多 500 行');
  });

  test('a task is offered for tomorrow, and today is the day on the calendar', async () => {
    const leader = await screen(志愿队长, 'packages/volunteers/publish/index');
    await leader.waitFor('11月19日');
    expect(offered(leader)).toEqual(['2026-11-18', '2026-11-19', '2027-05-17']);
    const resident = await screen(居民, 'pages/volunteer/index');
    await resident.waitFor('挑一挑');
    await resident.tap('日历');
    await resident.waitFor(() => resident.page().element.querySelector('.day-today')?.textContent === '18');
    expect(resident.text()).toContain('2026 年 11 月');
  });

  test('a certificate is for this year or one before', async () => {
    const resident = await screen(居民, 'packages/volunteers/certificate/index');
    await resident.waitFor('2026 年');
  });
});
