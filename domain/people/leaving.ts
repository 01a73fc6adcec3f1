import { refuse } from '../kernel/fault';
import { timeInWords } from '../kernel/words';
import type { Shop } from '../shops/model';
import type { Person } from './model';

/** So long somebody may think better of it; after that, in the next night, it is done and cannot be undone. */
const COOLING_DAYS = 7;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A shop is somebody's to answer for: it is handed over or closed first. */
export const shopToHandOver = (personId: string, shops: readonly Shop[]): Shop | undefined =>
  shops.find(({ ownerId, state }) => ownerId === personId && state !== 'closed');

/** Asked for: nothing is gone yet. */
export const askToLeave = (person: Person, shops: readonly Shop[], now: Date): Person => {
  const shop = shopToHandOver(person._id, shops);
  if (shop) refuse('LEAVE_SHOP_FIRST', { shop: shop.name });
  if (person.leaving) refuse('LEAVE_ASKED');
  const dueAt = new Date(now.getTime() + COOLING_DAYS * DAY).toISOString();
  return { ...person, leaving: { askedAt: now.toISOString(), dueAt, going: false }, leavesAt: dueAt };
};

/** Thought better of it. */
export const stay = (person: Person): Person => {
  if (person.leaving?.going) refuse('LEAVING_NOW');
  return { ...person, leaving: null, leavesAt: '' };
};

/** From now on they are let in nowhere, until nothing of them is left. */
export const begunToGo = (person: Person): Person => ({
  ...person,
  leaving: person.leaving && { ...person.leaving, going: true },
  leavesAt: '',
});

/** Everything about somebody is a lot to look up: once an hour. */
export const exported = (person: Person, now: Date): Person => {
  const next = person.exportedAt === '' ? 0 : new Date(person.exportedAt).getTime() + HOUR;
  if (next > now.getTime()) refuse('EXPORT_OFTEN', { when: timeInWords(new Date(next).toISOString(), now) });
  return { ...person, exportedAt: now.toISOString() };
};
