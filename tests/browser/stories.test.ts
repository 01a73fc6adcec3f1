import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { Hand, openBrowser, screensFolder, startDesk, type Desk } from './theDesk';

const data = path.join(mkdtempSync(path.join(tmpdir(), 'stories-')), 'data');
const LAMP = '3 号楼东侧路灯三天不亮';

let desk: Desk;
let browser: Browser;
let page: Page;
let 居民: Hand;
let 社区专员: Hand;
let 网格员: Hand;

const sitDown = async () => {
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(desk.url);
  await page.getByRole('button', { name: '不用了' }).click();
  await page.getByRole('button', { name: '3 部' }).click();
  [居民, 社区专员, 网格员] = [new Hand(page, 0), new Hand(page, 1), new Hand(page, 2)];
};

beforeAll(async () => {
  [desk, browser] = await Promise.all([startDesk(data), openBrowser()]);
  await sitDown();
});
afterAll(async () => {
  // Where a story stopped is best looked at: the last thing seen is kept beside the build.
  mkdirSync(path.join('dist', 'screens'), { recursive: true });
  await page?.screenshot({ path: path.join('dist', 'screens', 'last.png') });
  await browser?.close();
  await desk?.stop();
});

/** The clock of the local cloud delivers the notices; the desk can make it tick at once. */
const timeForNotices = () =>
  fetch(`${desk.url}/control/fire`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'clock' }),
  });

const 网格员核查 = async (text: string) => {
  await 网格员.goesHome();
  await 网格员.opensWorkbench();
  await 网格员.tap(text);
  await 网格员.tap('核查通过');
  await 网格员.tap('现场看过，解决了');
  await 网格员.press('核查通过');
  await 网格员.sees('待评价');
};

test('居民拍照反映路灯不亮，专员受理并提交结果，网格员核查，居民满意办结', async () => {
  await 居民.sees('拍一拍，反映问题');
  await 居民.shows('home');
  await 居民.tap('拍一拍，反映问题');
  await 居民.photographs(true);
  await 居民.writes(LAMP);
  await 居民.sees('公共设施 · 路灯');
  await 居民.shows('report');
  await 居民.tap('发给社区');
  await 居民.tap('允许');
  await 居民.sees('社区收到了');
  await 居民.shows('receipt');
  await 居民.tap('查看进度');

  await 社区专员.opensWorkbench();
  await 社区专员.shows('workbench');
  await 社区专员.tap(LAMP);
  await 社区专员.tap('受理');
  await 社区专员.tap('自己办');
  await 社区专员.shows('triage');
  await 社区专员.press('受理');
  await 社区专员.tap('提交办理结果');
  await 社区专员.tap('已解决');
  await 社区专员.photographs(true);
  await 社区专员.writes('换了灯头，晚上亮了');
  await 社区专员.press('提交办理结果');
  await 社区专员.sees('待核查');

  await 网格员核查(LAMP);

  await timeForNotices();
  await page.getByText('办理结果通知').first().waitFor();
  mkdirSync(screensFolder, { recursive: true });
  await page.screenshot({ path: path.join(screensFolder, 'desk.jpg'), type: 'jpeg', quality: 70 });
  await page.getByText('办理结果通知').first().click();
  await 居民.sees('满意');
  await 居民.shows('rating');
  await 居民.tap('满意');
  await 居民.sees('已办结');
  await 居民.shows('detail');
});

const DRAIN = '3 号楼门口下水堵了，污水冒出来';

test('不满意就重新办理：同一件事再受理一遍，直到居民满意', async () => {
  await 居民.goesHome();
  await 居民.tap('拍一拍，反映问题');
  await 居民.writes(DRAIN);
  await 居民.tap('发给社区');
  await 居民.tap('允许');
  await 居民.tap('查看进度');

  for (const round of ['第一回', '第二回']) {
    await 社区专员.goesHome();
    await 社区专员.opensWorkbench();
    await 社区专员.tap(DRAIN);
    if (round === '第一回') {
      await 社区专员.tap('受理');
      await 社区专员.tap('自己办');
      await 社区专员.press('受理');
    }
    await 社区专员.tap('提交办理结果');
    await 社区专员.tap('已解决');
    await 社区专员.writes(`${round}疏通了`);
    await 社区专员.press('提交办理结果');
    await 社区专员.sees('待核查');

    await 网格员核查(DRAIN);

    await 居民.goesHome();
    await 居民.tap(DRAIN);
    if (round === '第二回') break;
    await 居民.tap('不满意，重新办理');
    await 居民.tap('没有办好');
    await 居民.press('重新办理');
    await 居民.tap('允许');
    await 居民.sees('办理中');
    await 居民.shows('reopened');
  }
  await 居民.tap('满意');
  await 居民.sees('已办结');
});

test('关掉再打开，办过的事都还在', async () => {
  await desk.stop();
  desk = await startDesk(data);
  await sitDown();
  await 居民.opensAll('我反映的');
  await 居民.sees(LAMP);
  await 居民.sees(DRAIN);
});
