import { inForceAt, type DistrictSettings } from '../../domain/settings/model';
import type { Rulebook } from '../../domain/requests/standards';
import { districtIn } from './duties';
import { greaterThan } from './filters';
import type { Store } from './store';
import { calendar } from './workdays';

const MINUTE = 60_000;
/** More than one deployment serves. */
const DISTRICTS_MAX = 100;

/** By which rules times are counted at a place. */
export type RulebookAt = (scopes: readonly string[]) => Rulebook;

let kept: { readonly minute: number; readonly all: Promise<readonly DistrictSettings[]> } | undefined;

/** An edition begins with a minute that has not begun when it is published, so what was read this minute still holds. */
const settingsOfMinute = (now: Date, store: Store): Promise<readonly DistrictSettings[]> => {
  const minute = Math.floor(now.getTime() / MINUTE);
  if (kept?.minute === minute) return kept.all;
  const all = store.list('settings', {
    where: { district: greaterThan('') },
    by: { field: 'district', order: 'asc' },
    limit: DISTRICTS_MAX,
  });
  kept = { minute, all };
  all.catch(() => {
    kept = undefined;
  });
  return all;
};

/** Looked up beside the caller, and by one instance of a function no more than once a minute. */
export const rulebooksAt = async (now: Date, store: Store): Promise<RulebookAt> => {
  const all = await settingsOfMinute(now, store);
  return (scopes) => {
    const settings = inForceAt(
      all.find(({ district }) => district === districtIn(scopes)),
      now,
    );
    return { settings, calendar: { ...calendar, hours: settings.hours, own: settings.days } };
  };
};
