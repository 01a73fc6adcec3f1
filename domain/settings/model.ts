import type { Aggregate } from '../kernel/document';
import { OFFICE_HOURS } from '../kernel/calendar';
import { categories, categoryKeys } from '../requests/categories';
import type { SettingEntries, SettingView } from './contract';

/** One edition. It is never edited, and what was decided under it stays as it was. */
export type Settings = SettingEntries & { readonly edition: number; readonly fromAt: string };

/** A district's own editions, oldest first; the one that has not begun yet is the last. */
export type DistrictSettings = Aggregate & { readonly district: string; readonly editions: readonly Settings[] };

/** What counts until a district publishes its own: the articles name no figures, so these are editable defaults. */
export const shippedSettings: Settings = {
  edition: 0,
  fromAt: '',
  keywords: categoryKeys.map((category) => ({ category, keywords: [...categories[category].keywords] })),
  complexWords: ['多年', '好几年', '一直没人管', '历史遗留', '产权', '扯皮', '推来推去', '开发商', '加装电梯', '违建'],
  standards: [
    {
      lane: 'ordinary',
      category: '',
      accept: { hours: 4 },
      dispatch: { hours: 4 },
      resolve: { days: 3 },
      verify: { days: 2 },
      visit: { days: 5 },
    },
    {
      lane: 'urgent',
      category: '',
      accept: { hours: 1 },
      dispatch: { hours: 1 },
      resolve: { days: 1 },
      verify: { days: 1 },
      visit: { days: 3 },
    },
    {
      lane: 'complex',
      category: '',
      accept: { hours: 4 },
      dispatch: { hours: 8 },
      resolve: { days: 10 },
      verify: { days: 2 },
      visit: { days: 5 },
    },
    {
      lane: 'ordinary',
      category: 'papers',
      accept: { hours: 4 },
      dispatch: { hours: 4 },
      resolve: { days: 5 },
      verify: { days: 2 },
      visit: { days: 5 },
    },
  ],
  whistle: {
    ordinary: { sign: { hours: 1 }, contactHours: 24, report: { days: 3 } },
    hard: { sign: { hours: 1 }, contactHours: 24, report: { days: 5 } },
  },
  days: { off: [], on: [] },
  hours: OFFICE_HOURS.map(([from, to]) => [from, to]),
};

/** The newest edition that has begun. */
export const inForceAt = (own: Pick<DistrictSettings, 'editions'> | undefined, now: Date): Settings =>
  own?.editions.filter(({ fromAt }) => fromAt <= now.toISOString()).at(-1) ?? shippedSettings;

export const settingViewOf = (district: string, own: DistrictSettings | undefined, now: Date): SettingView => ({
  district,
  inForce: inForceAt(own, now),
  coming: own?.editions.find(({ fromAt }) => fromAt > now.toISOString()) ?? null,
});
