import type { Stored } from '../kernel/document';

/** A message on its way to one person: its `_id` is made of event, person and template, so it exists once. */
export type Delivery = Stored & { readonly state: 'sending' | 'sent' | 'refused' | 'failed'; readonly at: string };

/** WeChat's answer when the person has withdrawn their leave, or never gave it: theirs to decide, nothing is amiss. */
const PERSON_REFUSED = 43101;
/** No such person, no such template, no such page, a value outside its kind: the same message is refused for ever. */
const MESSAGE_REFUSED: readonly unknown[] = [40003, 40037, 41030, 47003];

/** What WeChat's code means for a message that did not go: whether to try again, and whether somebody has to look. */
export const meaningOf = (code: unknown): { readonly state: 'refused' | 'failed'; readonly amiss: boolean } =>
  code === PERSON_REFUSED
    ? { state: 'refused', amiss: false }
    : { state: MESSAGE_REFUSED.includes(code) ? 'refused' : 'failed', amiss: true };

/** A message nobody confirmed for this long was lost with its sender, and is sent again: at least once. */
const LOST_AFTER = 2 * 60_000;

/** Whether to send again what was begun before: it failed, or its sender was lost. */
export const isOpenAgain = (delivery: Delivery, now: Date): boolean =>
  delivery.state === 'failed' ||
  (delivery.state === 'sending' && now.getTime() - new Date(delivery.at).getTime() > LOST_AFTER);
