import days from 'chinese-days/dist/chinese-days.json';
import { NO_OWN_DAYS, OFFICE_HOURS, type Calendar } from '../../domain/kernel/calendar';

const off = new Set(Object.keys(days.holidays));
const on = new Set(Object.keys(days.workdays));

/** Years whose holidays the State Council has published and the library carries. */
const years = new Set([...off].map((day) => Number(day.slice(0, 4))));

/** What is published for everybody; a district's own days and hours come with its settings. */
export const calendar: Calendar = { off, on, years, hours: OFFICE_HOURS, own: NO_OWN_DAYS };
