import { requestTemplates } from '../requests/contract';

/** The messages of the volunteers' screens: their taps ask leave for these. */
export const volunteerTemplates = {
  task: 'linli-task',
  wish: 'linli-wish',
  points: 'linli-points',
  voucher: 'linli-voucher',
} as const;

/** Every message template the app has, one table: WeChat's id by our word for it. */
export const templates = { ...requestTemplates, ...volunteerTemplates } as const;
