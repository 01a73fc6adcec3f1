import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import { roleLabels } from '../posts/model';
import type { Contact, ContactView } from './held';
import { actingPost, type ServiceRequest } from './model';

const CONTACT_VIEWS_MAX = 50;

export const contactFrom = (said: Partial<Contact> | undefined): Contact | null =>
  said?.phone ? { name: said.name ?? '', phone: said.phone } : null;

/** 林*, 138****0000: enough to know that there is one. */
export const maskedContact = ({ name, phone }: Contact): Contact => {
  const digits = [...phone];
  const hidden = digits.map((digit, at) => (at < 3 || at >= digits.length - 4 ? digit : '*')).join('');
  return { name: name && `${[...name][0]}*`, phone: hidden };
};

/** One more look, as long as there is room: whoever is looked at that often is called by one person for all. */
export const lookedAt = (views: readonly ContactView[], view: ContactView): readonly ContactView[] =>
  views.length >= CONTACT_VIEWS_MAX ? refuse('REVEAL_FULL') : [...views, view];

/** Nobody sees the number before this is saved. */
export const reveal = (
  request: ServiceRequest,
  said: { readonly reason: string },
  { by, now }: { readonly by: Actor; readonly now: Date },
): ServiceRequest => {
  if (!request.reporterContact) return refuse('NO_CONTACT');
  const post = actingPost(request, 'request.revealContact', by) ?? refuse('NOT_YOURS_TO_DO');
  const who = `${post.place} ${roleLabels[post.role]}`;
  const view = { by: by.id, who, at: now.toISOString(), reason: said.reason };
  return { ...request, contactViews: lookedAt(request.contactViews, view) };
};
