import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { shanghaiDate } from '../../domain/kernel/calendar';
import { Hand, openBrowser, startDesk, type Desk } from './theDesk';

const HOUR = 3_600_000;
const SNOW = '清扫院里和门前的积雪';
const LAMP = '孩子想要一盏护眼台灯';

let desk: Desk;
let browser: Browser;
let page: Page;
let 居民: Hand;
let 社区专员: Hand;
let 志愿队长: Hand;

beforeAll(async () => {
  const data = path.join(mkdtempSync(path.join(tmpdir(), 'volunteers-')), 'data');
  [desk, browser] = await Promise.all([startDesk(data), openBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(desk.url);
  await page.getByRole('button', { name: '不用了' }).click();
  await page.getByRole('button', { name: '3 部' }).click();
  await page.getByRole('radio', { name: '志愿队队长曹姐' }).last().click();
  [居民, 社区专员, 志愿队长] = [new Hand(page, 0), new Hand(page, 1), new Hand(page, 2)];
});
afterAll(async () => {
  mkdirSync(path.join('dist', 'screens'), { recursive: true });
  await page?.screenshot({ path: path.join('dist', 'screens', 'last-volunteers.png') });
  await browser?.close();
  await desk?.stop();
});

const control = async (name: string, order: object): Promise<void> => {
  const answer = await fetch(`${desk.url}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  });
  expect(answer.ok).toBe(true);
};

/** What the clock pays and tells, it does within a minute; the desk can make it tick at once. */
const clockTicks = () => control('fire', { function: 'clock' });

/** Tomorrow at this hour in Shanghai, for the cloud and for the phones. */
const tomorrowAt = (time: string) =>
  control('clock', { set: `${shanghaiDate(new Date(Date.now() + 24 * HOUR))}T${time}:00+08:00` });

const opens = async (hand: Hand, tab: '志愿' | '我的', ...rows: string[]): Promise<void> => {
  await hand.goesBack();
  for (const words of [tab, ...rows]) await hand.tap(words);
};

/** By the code on the organiser's screen, typed: what a phone without a camera does. */
const typesTheCode = async (): Promise<void> => {
  const code = await 志愿队长.reads('.code-digits');
  await 居民.tap('扫不了，输入码');
  await 居民.fills('输入组织者屏幕上的码', code);
  await 居民.press('用这个码');
};

test('队长发布扫雪，居民报名、签到、签退，另一个人审核，服务分到账', async () => {
  await opens(志愿队长, '我的', '志愿工作', '发布任务');
  await 志愿队长.tap('清雪除冰');
  await 志愿队长.tap('选一下');
  for (const place of ['东安路街道', '东苑社区', '就在这里']) await 志愿队长.tap(place);
  await 志愿队长.shows('publish');
  await 志愿队长.press('发布');
  await 志愿队长.sees('我在组织');

  await opens(居民, '志愿');
  await 居民.sees(SNOW);
  await 居民.shows('tasks');
  await 居民.tap(SNOW);
  await 居民.press('我来');
  await 居民.tap('允许');
  await 居民.sees('已报名');

  await tomorrowAt('08:50');
  await opens(志愿队长, '我的', '志愿工作', '组织的任务', SNOW, '出示签到码');
  await 志愿队长.shows('code');
  await opens(居民, '志愿', '我的任务', SNOW);
  await 居民.shows('check-in');
  await typesTheCode();
  await 居民.sees('已签到，做完记得签退');

  await tomorrowAt('10:30');
  await opens(志愿队长, '我的', '志愿工作', '组织的任务', '进行中', SNOW, '出示签到码');
  await opens(居民, '志愿', '我的任务', SNOW);
  await typesTheCode();
  await 居民.sees('已签退，辛苦了');

  await opens(志愿队长, '我的', '志愿工作', '组织的任务', '进行中', SNOW);
  await 志愿队长.press('提交结果');
  await 志愿队长.writes('单元门口和坡道都扫干净了');
  await 志愿队长.press('提交结果');

  await opens(社区专员, '我的', '志愿工作', '等我审核的任务', SNOW);
  await 社区专员.shows('approve');
  await 社区专员.press('审核通过');
  await 社区专员.sees('已完成');

  await opens(居民, '志愿', '我的积分');
  const before = await 居民.reads('.bucket[aria-label^="服务分"] .bucket-number');
  await clockTicks();
  await opens(居民, '志愿', '我的积分');
  const after = await 居民.reads('.bucket[aria-label^="服务分"] .bucket-number');
  expect(Number(after)).toBeGreaterThan(Number(before));
  await 居民.shows('points');
});

test('居民许一个心愿，社区挂出来，队长认领送到，居民满意', async () => {
  await opens(居民, '志愿', '微心愿', '许一个心愿');
  await 居民.fills('一句话，比如：想要一盏台灯', LAMP);
  await 居民.tap('一件东西');
  await 居民.writes('晚上七点后在家');
  await 居民.press('许下心愿');
  await 居民.tap('允许');
  await 居民.sees('待审核');

  await opens(社区专员, '我的', '志愿工作', '审核和跟进', LAMP);
  await 社区专员.press('通过并挂出');
  await 社区专员.press('通过并挂出');
  await 社区专员.sees('待认领');

  await opens(志愿队长, '志愿', '微心愿');
  await 志愿队长.sees(LAMP);
  await 志愿队长.shows('wishes');
  await 志愿队长.tap(LAMP);
  await 志愿队长.press('我来实现');
  await 志愿队长.press('我来');
  await 志愿队长.tap('允许');
  await 志愿队长.sees('晚上七点后在家');
  await 志愿队长.press('送达');
  await 志愿队长.writes('送到家里了，试过，亮');
  await 志愿队长.press('送到了');
  await 志愿队长.sees('待确认');

  await opens(居民, '志愿', '微心愿', '我许的、我认领的', LAMP);
  await 居民.shows('delivered');
  await 居民.tap('满意');
  await 居民.press('满意');
  await 居民.sees('已实现');
});
