import { NO_OWN_DAYS, OFFICE_HOURS, type Calendar } from '../domain/kernel/calendar';

/** The demo's own: no holidays, and none that are still to be published, so that nothing of it is provisional. */
export const calendar: Calendar = {
  off: new Set(),
  on: new Set(),
  years: new Set(Array.from({ length: 30 }, (_, years) => 2020 + years)),
  hours: OFFICE_HOURS,
  own: NO_OWN_DAYS,
};
