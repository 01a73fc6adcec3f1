import { calendar } from '../runtime/workdays';
export const main = async () => ({ ok: true, hours: calendar.hours.length });
