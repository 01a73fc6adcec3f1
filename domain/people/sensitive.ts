import type { ActionName } from '../contract';
import { refuse } from '../kernel/fault';
import { purposes, type Purpose } from './consents';

type Sensitive = Readonly<Record<string, Purpose>>;

/** What of an input is sensitive data of whoever says it. What staff write down for others is agreed to face to face. */
const sensitive: Partial<Record<ActionName, Sensitive>> = {
  'request.submit': { contact: 'contact', position: 'location' },
  'need.raise': { position: 'location' },
  'wish.post': { contact: 'contact' },
  'shop.register': { contact: 'contact', licencePhoto: 'licence' },
  'shop.revise': { contact: 'contact', licencePhoto: 'licence' },
  'shop.update': { contact: 'contact' },
  'job.post': { contact: 'contact' },
  'job.interest': { contact: 'contact' },
  'order.place': { contact: 'contact' },
};

const isSaid = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return value !== undefined && value !== null && value !== '';
  return Object.values(value).some(isSaid);
};

/** Which separate consents an input rests on; a field left empty rests on none. */
export const purposesOf = (action: ActionName, input: unknown): Purpose[] =>
  Object.entries(sensitive[action] ?? {})
    .filter(([field]) => isSaid((input as Readonly<Record<string, unknown>>)[field]))
    .map(([, purpose]) => purpose);

/** What is sensitive is not kept before it was agreed to, and not after it was taken back. */
export const assertAgreed = (agreed: readonly Purpose[], needed: readonly Purpose[]): void => {
  const missing = needed.find((purpose) => !agreed.includes(purpose));
  if (missing) refuse('CONSENT_FIRST', { purpose: missing, about: purposes[missing].label });
};
