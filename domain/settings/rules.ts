import { refuse } from '../kernel/fault';
import { laneKeys } from '../requests/lanes';
import type { SettingEntries } from './contract';
import type { DistrictSettings } from './model';

/** Deadlines already given carry their own standard, so older editions are only a record. */
const EDITIONS_KEPT = 24;
const MINUTE = 60_000;

/** Looked up once a minute wherever it counts, so an edition begins with a minute and never with one already running. */
const nextMinute = (now: Date): string => new Date((Math.floor(now.getTime() / MINUTE) + 1) * MINUTE).toISOString();

const checked = ({ keywords, standards, hours, days, ...others }: SettingEntries): SettingEntries => {
  const rows = new Set(standards.map(({ lane, category }) => `${lane} ${category}`));
  if (rows.size !== standards.length || new Set(keywords.map(({ category }) => category)).size !== keywords.length)
    refuse('SETTING_TWICE');
  if (laneKeys.some((lane) => !rows.has(`${lane} `))) refuse('SETTING_LANE');
  const ends = hours.flat();
  if (ends.some((minute, at) => minute <= (ends[at - 1] ?? -1))) refuse('SETTING_HOURS');
  if (new Set([...days.off, ...days.on]).size !== days.off.length + days.on.length) refuse('SETTING_DAYS');
  return { ...others, keywords, standards, hours, days: { off: [...days.off].sort(), on: [...days.on].sort() } };
};

/** The next edition. What was coming and never began gives way to it. */
export const publish = (
  before: DistrictSettings,
  { fromAt, ...said }: SettingEntries & { readonly fromAt?: string | undefined },
  now: Date,
): DistrictSettings => {
  const earliest = nextMinute(now);
  const begins = fromAt === undefined ? earliest : new Date(fromAt).toISOString();
  if (begins < earliest) refuse('SETTING_PAST');
  const begun = before.editions.filter((one) => one.fromAt <= now.toISOString());
  const edition = (before.editions.at(-1)?.edition ?? 0) + 1;
  return { ...before, editions: [...begun, { ...checked(said), edition, fromAt: begins }].slice(-EDITIONS_KEPT) };
};

export const noSettings = (district: string): DistrictSettings => ({
  _id: district,
  version: 1,
  operations: [],
  district,
  editions: [],
});
