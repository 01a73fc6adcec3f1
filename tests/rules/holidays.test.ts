import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

type Compared = {
  looked: number;
  open: number;
  known: Record<string, { off: number; on: number }>;
  differing: string[];
};

const compared = (timezone: string): Compared =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, '..', 'support', 'openTimes.ts')], {
      env: { ...process.env, TZ: timezone },
      encoding: 'utf8',
    }),
  ) as Compared;

test.each(['UTC', 'Asia/Shanghai'])(
  'agrees with an independent holiday library on every ten minutes of 2024 to 2026 under TZ=%s',
  (timezone) => {
    const { looked, open, known, differing } = compared(timezone);
    expect(differing).toEqual([]);
    expect(looked).toBe((366 + 365 + 365) * 144);
    // 39 ten-minute marks an open day, and some 250 such days a year.
    expect(open % 39).toBe(0);
    expect(open / 39).toBeGreaterThan(3 * 245);
    // As the State Council's notices for these years have it: so many weekdays off, so many weekend days worked.
    expect(known).toEqual({ 2024: { off: 19, on: 8 }, 2025: { off: 18, on: 5 }, 2026: { off: 19, on: 6 } });
  },
  60_000,
);
