import { categories, type CategoryKey } from '../../../../domain/requests/categories';
import { lanes } from '../../../../domain/requests/lanes';
import type { SettingEntries, SettingView } from '../../../../domain/settings/contract';

export type Standard = SettingEntries['standards'][number];
export type Allowance = Standard['accept'];
export type Period = SettingEntries['hours'][number];

/** What a standard says of each step, in the order a matter goes through them. */
export const steps = { accept: '受理', dispatch: '派单', resolve: '办好', verify: '核查', visit: '回访' } as const;
export type Step = keyof typeof steps;
export const stepKeys = Object.keys(steps) as Step[];

/** A form begins with what comes next, or else with what holds now. */
export const entriesOf = ({ inForce, coming }: SettingView): SettingEntries => {
  const { keywords, complexWords, standards, whistle, days, hours } = coming ?? inForce;
  return { keywords, complexWords, standards, whistle, days, hours };
};

/** Which edition a draft was begun on: when another has come since, the draft is of no use. */
export const baseOf = ({ inForce, coming }: SettingView): number => (coming ?? inForce).edition;

export const inWords = (allowed: Allowance): string =>
  'hours' in allowed ? `${allowed.hours} 个工作小时` : `${allowed.days} 个工作日`;

export const nameOf = ({ lane, category }: Pick<Standard, 'lane' | 'category'>): string =>
  category ? `${lanes[lane]} · ${categories[category].name}` : lanes[lane];

/** 路灯、照明 or one a line: whatever stands between two words. */
export const wordsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\s,，、;；]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

export const keywordsOf = ({ keywords }: SettingEntries, category: CategoryKey): readonly string[] =>
  keywords.find((row) => row.category === category)?.keywords ?? [];

export const withKeywords = ({ keywords }: SettingEntries, category: CategoryKey, words: string[]) => ({
  keywords: [...keywords.filter((row) => row.category !== category), { category, keywords: words }],
});

const HOUR = 60;
export const clockOf = (minutes: number): string =>
  [Math.floor(minutes / HOUR), minutes % HOUR].map((part) => String(part).padStart(2, '0')).join(':');
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * HOUR + minutes;
};

export type DayKind = keyof SettingEntries['days'];

export const withoutDay = ({ off, on }: SettingEntries['days'], day: string): SettingEntries['days'] => ({
  off: off.filter((one) => one !== day),
  on: on.filter((one) => one !== day),
});

/** A day is either off or worked: said again, it changes sides. */
export const withDay = (days: SettingEntries['days'], kind: DayKind, day: string): SettingEntries['days'] => {
  const others = withoutDay(days, day);
  return { ...others, [kind]: [...others[kind], day].sort() };
};
