import { inForceAt, type DistrictSettings } from '../../domain/settings/model';
import type { Rulebook } from '../../domain/requests/standards';
import { districtIn } from './duties';
import { eachMinute } from './eachMinute';
import { greaterThan } from './filters';
import type { Store } from './store';
import { calendar } from './workdays';

/** More than one deployment serves. */
const DISTRICTS_MAX = 100;

/** By which rules times are counted at a place. */
export type RulebookAt = (scopes: readonly string[]) => Rulebook;

const known = eachMinute<readonly DistrictSettings[]>(1);

/** An edition begins with a minute that has not begun when it is published, so what was read this minute still holds. */
const settingsOfMinute = (now: Date, store: Store): Promise<readonly DistrictSettings[]> =>
  known('', now, () =>
    store.list('settings', {
      where: { district: greaterThan('') },
      by: { field: 'district', order: 'asc' },
      limit: DISTRICTS_MAX,
    }),
  );

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
