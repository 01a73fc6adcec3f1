import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { findChromium } from '../../commands/chromium';

const root = path.join(__dirname, '..', '..');

/** Pictures for README are taken anew with SCREENS=1; otherwise they only prove that there is something to see. */
export const screensFolder = path.join(root, ...(process.env['SCREENS'] ? ['docs', 'screens'] : ['dist', 'screens']));

export type Desk = { url: string; stop: () => Promise<void> };

/** `npm start`, as README says it, on a data folder of its own. */
export const startDesk = async (data: string): Promise<Desk> => {
  const flags = ['start', '--no-open', '--port', '0', '--data', data];
  const child: ChildProcess = spawn(process.execPath, [path.join(root, 'commands', 'run.mjs'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /^ready (\S+)/m.exec(said)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-breakpad',
      '--disable-crash-reporter',
    ],
  });

/** One phone of the desk, used the way a person does: by what is written on it. */
export class Hand {
  constructor(
    private readonly desk: Page,
    private readonly seat: number,
  ) {}

  private get phone(): FrameLocator {
    return this.desk.frameLocator('iframe').nth(this.seat);
  }

  /** What is written and can be seen; pages below the top one cannot. */
  words(text: string | RegExp, exact = false) {
    return this.phone.getByText(text, { exact }).locator('visible=true').last();
  }

  /** A finger waits until what slides in has arrived. */
  private async still(): Promise<void> {
    await this.desk.waitForTimeout(60);
    await this.phone.locator('body').evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((one) => one.effect?.getTiming().iterations !== Infinity)
          .map((one) => one.finished),
      ).then(() => undefined),
    );
  }

  async tap(text: string | RegExp): Promise<void> {
    await this.words(text).waitFor();
    await this.still();
    await this.words(text, typeof text === 'string').click();
  }

  /** Back to the tab it came from by the arrow, or by the house where a message opened the phone. */
  async goesBack(): Promise<void> {
    const back = this.phone.locator('button.bar-button').locator('visible=true').first();
    for (await this.still(); await back.isVisible(); await this.still()) await back.click();
  }

  async goesHome(): Promise<void> {
    await this.goesBack();
    await this.sees('有事找社区');
  }

  /** The way to all of them, beside a card's title. */
  async opensAll(title: string): Promise<void> {
    await this.phone
      .getByRole('link', { name: `${title} 全部` })
      .locator('visible=true')
      .last()
      .click();
  }

  /** The workbench is the first card of whoever is on duty. */
  async opensWorkbench(): Promise<void> {
    await this.sees('工作台');
    await this.opensAll('工作台');
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.words(text).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.still();
    await this.phone.getByRole('button', { name, exact: true }).locator('visible=true').last().click();
  }

  /** One of several side by side. */
  async chooses(option: string): Promise<void> {
    await this.still();
    await this.phone.getByRole('radio', { name: option, exact: true }).locator('visible=true').last().click();
  }

  async writes(text: string): Promise<void> {
    await this.phone.locator('textarea').locator('visible=true').last().fill(text);
  }

  /** One line, found by what stands in it while it is empty. */
  async fills(placeholder: string, text: string): Promise<void> {
    await this.phone.getByLabel(placeholder).locator('visible=true').last().fill(text);
  }

  /** What is written in one part of the page. */
  async reads(part: string): Promise<string> {
    const found = this.phone.locator(part).locator('visible=true').last();
    await found.waitFor();
    return (await found.textContent()) ?? '';
  }

  /** Takes a picture with the phone's camera; the first time WeChat asks for consent. */
  async photographs(consent: boolean): Promise<void> {
    await this.phone.getByLabel('拍照或选照片').locator('visible=true').last().click();
    if (consent) await this.tap('同意');
    await this.tap(/^拍摄/);
    await this.phone.locator('.photo img').locator('visible=true').first().waitFor();
  }

  /** A picture of this phone alone, small enough for a repository. */
  async shows(name: string): Promise<void> {
    mkdirSync(screensFolder, { recursive: true });
    const file = path.join(screensFolder, `${name}.jpg`);
    await this.desk.waitForTimeout(600);
    await this.desk.locator('iframe').nth(this.seat).screenshot({ path: file, type: 'jpeg', quality: 72 });
    expect(statSync(file).size).toBeGreaterThan(8_000);
  }
}
