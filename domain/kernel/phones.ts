import { narrow } from './codes';

/** What separates the groups of a number, and what says that an extension follows. */
const gaps = /[\s().·_/\\[\]（）－‐‑‒–—―−ー~～-]+/g;
const extension = /(?:转|分机|内线|ext\.?|x|#|\*|,|，|;)+/i;

/** How a number is kept. */
export const PHONE = /^(?:1\d{10}|[48]00\d{7}|0\d{2,3}-\d{7,8})(?:-\d{1,6})?$/;

const mobile = /^(1\d{10})$/;
const service = /^([48]00\d{7})$/;
const landline = /^(010|02\d|0[3-9]\d{2})-?(\d{3,4}-?\d{4})(?:-(\d{1,6}))?$/;

/** Without the country and the zero some put before a mobile number: +86, 0086, (86), 0138… */
const withoutCountry = (groups: string): string => {
  const home = groups.replace(/^-/, '').replace(/^(?:\+-?|00)86-?/, '86');
  const rest = home.replace(/^86-?/, '').replace(/^-/, '');
  const digits = rest.replace(/-/g, '');
  if (home === rest) return home;
  if (mobile.test(digits) || service.test(digits) || digits.startsWith('0')) return rest;
  return `0${rest}`;
};

const plain = (groups: string): string => {
  if (PHONE.test(groups)) return groups;
  const digits = groups.replace(/-/g, '');
  const bare = digits.replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (mobile.test(bare) || service.test(bare)) return bare;
  const [, area, number, more] = landline.exec(groups) ?? landline.exec(digits) ?? [];
  return area && number ? `${area}-${number.replace('-', '')}${more ? `-${more}` : ''}` : '';
};

/**
 * The one form in which a telephone number is kept and compared: 13800138000, 0375-2345678, 0375-2345678-801. Empty for
 * what nobody could dial. However it was written, on paper, in a table or by a phone's own address book, it is understood.
 */
export const phoneOf = (written: string): string => {
  const [main = '', more = ''] = narrow(written).trim().split(extension, 2);
  const groups = main
    .replace(/[^\d+\s().·_/\\[\]（）－‐‑‒–—―−ー~～-]/g, '')
    .replace(gaps, '-')
    .replace(/-$/, '');
  const number = plain(withoutCountry(groups));
  const inner = more.replace(/\D/g, '');
  return number && inner && inner.length <= 6 && !/-\d+-/.test(number) ? `${number}-${inner}` : number;
};

/** Nothing, or something somebody could dial. */
export const canBeDialled = (written: string): boolean => written.trim() === '' || phoneOf(written) !== '';

/** Whether two people mean the same telephone; what is kept from earlier may be written in another way. */
export const isSamePhone = (one: string, other: string): boolean =>
  phoneOf(one) !== '' && phoneOf(one) === phoneOf(other);
