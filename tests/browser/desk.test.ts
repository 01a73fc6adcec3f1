import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { findChromium } from '../../commands/chromium';

let server: ChildProcess;
let browser: Browser;
let url = '';

beforeAll(async () => {
  server = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'deskOfTwo.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready (\S+)/.exec(said)?.[1];
      if (ready) resolve(ready);
    });
    server.once('exit', () => reject(new Error(`The desk did not start: ${said}`)));
  });
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  server?.kill();
});

type Inside = {
  onDesk: {
    device: { around: { now(): Date } };
    phone: { pages: { current(): { route: string; options: object; instance: Record<string, unknown> } } };
  };
};

/** A fresh visitor of the desk, past the hint, with both phones on. */
const atTheDesk = async (): Promise<{ desk: Page; phone: (index: number) => Promise<Frame> }> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const desk = await context.newPage();
  await desk.goto(url);
  await desk.getByRole('button', { name: '不用了' }).click();
  const phone = async (index: number): Promise<Frame> => {
    const frame = await (await desk.locator('iframe').nth(index).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`There is no phone ${index}.`);
    await frame.waitForFunction(() => 'onDesk' in window);
    return frame;
  };
  await phone(0);
  await phone(1);
  return { desk, phone };
};

const pageOf = (frame: Frame) =>
  frame.evaluate(() => {
    const { route, options } = (window as unknown as Inside).onDesk.phone.pages.current();
    return { route, options };
  });
/** Does something that opens the mini-program anew, and waits until it has. */
const restarting = async (frame: Frame, act: () => Promise<void>): Promise<void> => {
  await frame.evaluate(() => Object.assign(window, { before: true }));
  await act();
  await frame.waitForFunction(() => 'onDesk' in window && !('before' in window));
};

/** Asks the app's own wx on its current page. */
const askWx = (frame: Frame, name: string, options: object = {}) =>
  frame.evaluate(
    ([wanted, given]) => {
      const { wx } = (window as unknown as Inside).onDesk.phone.pages.current().instance;
      return (wx as Record<string, (options: object) => unknown>)[wanted]?.(given);
    },
    [name, options] as const,
  );

test('the first time three steps show the way; the desk then remembers how it was left', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(url);
  for (const words of ['下一步', '下一步', '知道了']) await page.getByRole('button', { name: words }).click();
  await page.getByRole('button', { name: '3 部' }).click();
  await page.getByRole('tab', { name: '网络' }).click();
  await page.reload();
  await page.locator('iframe').nth(2).waitFor();
  expect(await page.getByRole('tab', { name: '网络' }).getAttribute('aria-selected')).toBe('true');
  expect(await page.locator('.hint').count()).toBe(0);
  await page.context().close();
});

test('the arrow keys and Enter give a phone to somebody else', async () => {
  const { desk, phone } = await atTheDesk();
  await desk.getByRole('radio', { name: '小林' }).first().focus();
  await desk.keyboard.press('ArrowLeft');
  await desk.keyboard.press('Enter');
  await desk.getByTitle('新访客的手机').waitFor();
  expect(await (await phone(0)).evaluate(() => location.search)).toContain('persona=visitor-');
  await desk.context().close();
});

test('a card sent into a group is opened on the other phone, with its ticket', async () => {
  const { desk, phone } = await atTheDesk();
  const first = desk.frameLocator('iframe').first();
  await first.getByRole('button', { name: '更多' }).click();
  await first.getByText('转发给朋友').click();
  await first.getByText('商户群').click();
  await desk.locator('.letter', { hasText: '来看看' }).click();
  const other = await phone(1);
  await other.waitForFunction(
    () => (window as unknown as Inside).onDesk.phone.pages.current().route === 'pages/detail/index',
  );
  expect(await pageOf(other)).toEqual({ route: 'pages/detail/index', options: { id: '7' } });
  expect(await askWx(other, 'getEnterOptionsSync')).toMatchObject({ scene: 1044, query: { id: '7' } });
  await desk.context().close();
});

test('a scanned door opens its page', async () => {
  const { desk, phone } = await atTheDesk();
  await desk.getByRole('button', { name: '用微信扫一个码进入' }).first().click();
  await desk.frameLocator('iframe').first().getByText('3 号楼').click();
  const frame = await phone(0);
  await frame.waitForFunction(
    () => (window as unknown as Inside).onDesk.phone.pages.current().route === 'pages/detail/index',
  );
  expect(await askWx(frame, 'getEnterOptionsSync')).toMatchObject({ scene: 1047, query: { scene: 'b3' } });
  await desk.context().close();
});

test('network, font size and clock reach one phone, one phone, and all phones', async () => {
  const { desk, phone } = await atTheDesk();
  await desk.getByRole('tab', { name: '网络' }).click();
  await desk.getByRole('button', { name: '断网' }).first().click();
  expect(await askWx(await phone(0), 'getNetworkType')).toMatchObject({ networkType: 'none' });
  expect(await askWx(await phone(1), 'getNetworkType')).toMatchObject({ networkType: 'wifi' });
  await desk.getByRole('tab', { name: '字号' }).click();
  await restarting(await phone(1), () => desk.getByRole('button', { name: '最大' }).nth(1).click());
  await expect(askWx(await phone(1), 'getAppBaseInfo')).resolves.toMatchObject({ fontSizeSetting: 23.8 });
  await desk.getByRole('tab', { name: '时钟' }).click();
  await desk.getByRole('button', { name: '+1 天' }).click();
  await desk.getByText('时间已拨动').waitFor();
  for (const index of [0, 1]) {
    const [shown, own] = await (
      await phone(index)
    ).evaluate(() => [(window as unknown as Inside).onDesk.device.around.now().getTime(), Date.now()] as const);
    expect((shown - own) / 3_600_000).toBeCloseTo(24, 1); // what an app reads is the machine's own clock, as before
  }
  await desk.context().close();
});

const tell = (path: string, order: object) =>
  fetch(`${url}/control/${path}`, { method: 'POST', body: JSON.stringify(order) });

test('what a phone keeps outlives a reload, but not the data it was used with', async () => {
  const { desk, phone } = await atTheDesk();
  await askWx(await phone(0), 'setStorage', { key: 'draft', data: '路灯不亮' });
  await desk.reload();
  expect(await askWx(await phone(0), 'getStorage', { key: 'draft' })).toMatchObject({ data: '路灯不亮' });
  await Promise.all([desk.waitForEvent('load'), tell('reset', {})]);
  await expect(askWx(await phone(0), 'getStorage', { key: 'draft' })).rejects.toThrow('data not found');
  await desk.context().close();
});

test('the data tab lists the newest documents first', async () => {
  const { desk } = await atTheDesk();
  const notes = Array.from({ length: 21 }, (_, index) => ({ _id: `n${index}`, text: `第 ${index + 1} 件` }));
  await tell('load', { collections: { notes } });
  await desk.getByRole('tab', { name: '数据' }).click();
  await desk.getByRole('button', { name: 'notes' }).click();
  await desk.locator('.branch', { hasText: '第 21 件' }).waitFor();
  expect(await desk.locator('.branch').allTextContents()).toHaveLength(20);
  expect(await desk.locator('.branch').first().textContent()).toContain('第 21 件');
  await desk.getByRole('button', { name: '较早的' }).click();
  await desk.locator('.branch', { hasText: '第 1 件' }).waitFor();
  expect(await desk.locator('.branch').count()).toBe(1);
  await desk.context().close();
});

test('a picture chosen from the computer is kept through a restart of the phone', async () => {
  const { desk, phone } = await atTheDesk();
  const first = desk.frameLocator('iframe').first();
  const frame = await phone(0);
  const chosen = askWx(frame, 'chooseMedia', { count: 1, mediaType: ['image'] });
  await first.getByRole('button', { name: '同意', exact: true }).click();
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), first.getByText('从相册选择').click()]);
  await chooser.setFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.alloc(1234, 7) });
  const { tempFiles } = (await chosen) as { tempFiles: { tempFilePath: string; size: number }[] };
  expect(tempFiles[0]?.size).toBe(1234);
  const kept = (await askWx(frame, 'saveFile', { tempFilePath: tempFiles[0]?.tempFilePath })) as {
    savedFilePath: string;
  };
  await restarting(frame, () => desk.getByRole('button', { name: '重新打开小程序' }).first().click());
  const again = await phone(0);
  expect(await askWx(again, 'getFileInfo', { filePath: kept.savedFilePath })).toMatchObject({ size: 1234 });
  await expect(askWx(again, 'getFileInfo', { filePath: tempFiles[0]?.tempFilePath })).rejects.toThrow('no such file');
  await desk.context().close();
});
