import type { Stored } from '../kernel/document';

/** A message on its way to one person: its `_id` is made of event, person and template, so it exists once. */
export type Delivery = Stored & { readonly state: 'sending' | 'sent' | 'refused' | 'failed'; readonly at: string };

/** A message nobody confirmed for this long was lost with its sender, and is sent again: at least once. */
const LOST_AFTER = 2 * 60_000;

/** Whether to send again what was begun before: it failed, or its sender was lost. */
export const isOpenAgain = (delivery: Delivery, now: Date): boolean =>
  delivery.state === 'failed' ||
  (delivery.state === 'sending' && now.getTime() - new Date(delivery.at).getTime() > LOST_AFTER);
