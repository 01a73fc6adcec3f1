import type { Actor } from '../kernel/access';
import type { FaultCode } from '../faults';
import { refuse } from '../kernel/fault';
import { firstLetter } from '../kernel/letters';
import { postLabel } from '../posts/model';
import type { Contact, ContactView } from './held';
import { actingPost, type ServiceRequest } from './model';

const CONTACT_VIEWS_MAX = 50;

export const contactFrom = (said: Partial<Contact> | undefined): Contact | null =>
  said?.phone ? { name: said.name ?? '', phone: said.phone } : null;

/** 林*, 138****0000: enough to know that there is one. */
export const maskedContact = ({ name, phone }: Contact): Contact => {
  const digits = [...phone];
  const hidden = digits.map((digit, at) => (at < 3 || at >= digits.length - 4 ? digit : '*')).join('');
  return { name: name && `${firstLetter(name)}*`, phone: hidden };
};

/** One more look, written down before anything is shown; beyond a limit somebody has to talk instead. */
export const viewed = (views: readonly ContactView[], view: ContactView, full: FaultCode): readonly ContactView[] =>
  views.length >= CONTACT_VIEWS_MAX ? refuse(full) : [...views, view];

/** Nobody sees the number before this is saved. */
export const reveal = (
  request: ServiceRequest,
  said: { readonly reason: string },
  { by, now }: { readonly by: Actor; readonly now: Date },
): ServiceRequest => {
  if (!request.reporterContact) return refuse('NO_CONTACT');
  const post = actingPost(request, 'request.revealContact', by) ?? refuse('NOT_YOURS_TO_DO');
  const who = postLabel(post);
  const view = { by: by.id, who, at: now.toISOString(), reason: said.reason };
  return { ...request, contactViews: viewed(request.contactViews, view, 'REVEAL_FULL') };
};
