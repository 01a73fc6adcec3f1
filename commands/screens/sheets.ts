import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

export type Shot = { route: string; look: string; file: string };

const PER_SHEET = 4;
const style = `
  body { margin: 0; padding: 16px; background: #888; font: 13px sans-serif; color: #fff }
  section { display: flex; gap: 12px; align-items: flex-start; margin-bottom: 16px }
  figure { margin: 0; width: 252px } img { display: block; width: 252px; max-height: 760px; object-fit: cover; object-position: top }
  h2 { margin: 0 0 4px; font-size: 14px }`;

const rowOf = (route: string, shots: readonly Shot[]): string =>
  `<h2>${route}</h2><section>${shots
    .filter((shot) => shot.route === route)
    .map(
      ({ look, file }) => `<figure><figcaption>${look}</figcaption><a href="${file}"><img src="${file}"></a></figure>`,
    )
    .join('')}</section>`;

const pageOf = (routes: readonly string[], shots: readonly Shot[]): string =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style>${routes
    .map((route) => rowOf(route, shots))
    .join('')}`;

/** Lays the pictures out: one local page of all of them, and sheets to be looked at four screens at a time. */
export const layOut = async (browser: Browser, folder: string, shots: readonly Shot[]): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  const routes = [...new Set(shots.map(({ route }) => route))];
  writeFileSync(join(folder, 'index.html'), pageOf(routes, shots));
  const page = await browser.newPage({ viewport: { width: 1616, height: 900 } });
  const sheets = Math.ceil(routes.length / PER_SHEET);
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const name = join(folder, `sheet-${String(sheet + 1).padStart(2, '0')}`);
    writeFileSync(`${name}.html`, pageOf(routes.slice(sheet * PER_SHEET, (sheet + 1) * PER_SHEET), shots));
    await page.goto(`file://${name}.html`);
    await page.screenshot({ path: `${name}.jpg`, type: 'jpeg', quality: 60, fullPage: true });
  }
  await page.close();
  return sheets;
};
