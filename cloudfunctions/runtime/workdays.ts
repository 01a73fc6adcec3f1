import days from 'chinese-days/dist/chinese-days.json';
import { OFFICE_HOURS, overridden, type Calendar, type DistrictOverride } from '../../domain/kernel/calendar';

/** What the district changes: its own days off and make-up days. None so far. */
const district: DistrictOverride = {};

const off = new Set(Object.keys(days.holidays));
const on = new Set(Object.keys(days.workdays));

/** Years whose holidays the State Council has published and the library carries. */
const years = new Set([...off].map((day) => Number(day.slice(0, 4))));

export const calendar: Calendar = overridden({ off, on, years, hours: OFFICE_HOURS }, district);
