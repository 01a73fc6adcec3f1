import { deadline, type Allowance, type Calendar, type Deadline } from '../kernel/calendar';

/** How long each step may take. The district's own figures; the articles name none, so these are editable defaults. */
type Standard = { readonly accept: Allowance; readonly resolve: Allowance; readonly verify: Allowance };

export const standards: Readonly<Record<'ordinary' | 'urgent', Standard>> = {
  ordinary: { accept: { hours: 4 }, resolve: { days: 3 }, verify: { days: 2 } },
  urgent: { accept: { hours: 1 }, resolve: { days: 1 }, verify: { days: 1 } },
};

export const allowedFor = (urgent: boolean, step: keyof Standard, from: Date, calendar: Calendar): Deadline =>
  deadline(from, standards[urgent ? 'urgent' : 'ordinary'][step], calendar);
