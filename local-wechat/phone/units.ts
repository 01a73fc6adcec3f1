/** rpx and vh mean this phone's width and height, whatever window it is shown in; never inside url(). */
export const phoneUnits = (css: string): string =>
  css
    .split(/(url\([^)]*\))/i)
    .map((part) => (/^url\(/i.test(part) ? part : inPhoneUnits(part)))
    .join('');

const inPhoneUnits = (css: string): string =>
  css
    .replace(/(-?\d*\.?\d+)rpx\b/gi, (_, n: string) => (Number(n) === 0 ? '0px' : `calc(${n} * var(--rpx))`))
    .replace(
      /(-?\d*\.?\d+)(vh|vw|vmin|vmax)\b/gi,
      (_, n: string, unit: string) => `calc(${n} * var(--${unit.toLowerCase()}))`,
    )
    .replace(/(?:env|constant)\(\s*(safe-area-inset-\w+)\s*\)/gi, 'var(--$1, 0px)');
