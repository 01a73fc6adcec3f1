import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser and the fonts that make Chinese text and faces visible in its screenshots. */
const debianPackages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

const installOnDebian = (say: (line: string) => void): void => {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  say(`Installing ${debianPackages.join(', ')} with apt-get (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'Acquire::Retries=3', '-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  run('update');
  run('install', '-y', '--no-install-recommends', ...debianPackages);
};

/** CHROMIUM decides when it is set: a wrong path is told, never replaced by a guess. */
const named = (): string | undefined => {
  const path = process.env['CHROMIUM'];
  if (path && !existsSync(path)) throw new Error(`CHROMIUM names ${path}, which does not exist.`);
  return path ?? usualPlaces.find((place) => existsSync(place));
};

/**
 * Where a Chromium is, installing Debian's package when root with apt.
 * @throws Error whose sentence says what to install
 */
export const findChromium = (say: (line: string) => void = () => undefined): string => {
  const found = named();
  if (found) return found;
  installOnDebian(say);
  const installed = named();
  if (installed) return installed;
  throw new Error(
    'The journeys need a Chromium browser and none was found. Install Chromium or Google Chrome ' +
      '(Debian: apt-get install chromium fonts-noto-cjk), or name one: CHROMIUM=/path/to/chrome npm test',
  );
};
