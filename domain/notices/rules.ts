import { templates } from './templates';
import { phrase, thing, time } from './values';
import type { Allowance, Message, Notice, Telling, Template } from './model';

/** When the clock stood still for long, the oldest news is dropped first: the app shows it all anyway. */
export const NOTICES_MAX = 80;
export const ATTEMPTS_MAX = 5;

/** 'later' is somebody else sending it this very moment. */
export type Delivered = 'sent' | 'refused' | 'failed' | 'later';

type Told = Pick<Notice, 'template' | 'to' | 'words'>;

/** Writes the messages with the change. Nothing is sent here; the clock delivers. `event` is one for the change. */
export const withNotices = <D extends Telling>(doc: D, event: string, told: readonly Told[], at: string): D => {
  if (told.length === 0) return doc;
  const fresh: Notice[] = told.map((one, index) => ({
    ...one,
    event: index === 0 ? event : `${event}.${index}`,
    at,
    state: doc.state,
    attempts: 0,
  }));
  return { ...doc, notices: [...doc.notices, ...fresh].slice(-NOTICES_MAX), noticesDueAt: at };
};

/** Later and later, and after the last attempt the message is given up: the app still shows the news. */
const retryAt = (attempts: number, now: Date): string => new Date(now.getTime() + 60_000 * 2 ** attempts).toISOString();

/** The people a notice names; null when it calls whoever holds a post. */
const namedIn = ({ to }: Notice): readonly string[] | null => {
  if ('personId' in to) return [to.personId];
  return 'personIds' in to ? to.personIds : null;
};

const isFor = (allowance: Allowance, notice: Notice): boolean =>
  allowance.template === notice.template && (namedIn(notice) ?? []).includes(allowance.personId);

/** The named people who allowed it; null when it calls whoever holds a post. */
export const willing = (doc: Telling, notice: Notice): string[] | null =>
  namedIn(notice)?.filter((personId) =>
    doc.allowances.some((one) => one.template === notice.template && one.personId === personId),
  ) ?? null;

/** One message uses up one allowance of everybody it went to. */
const withoutUsed = (allowances: readonly Allowance[], notice: Notice): readonly Allowance[] => {
  const used = new Set<string>();
  return allowances.filter((one) => {
    if (!isFor(one, notice) || used.has(one.personId)) return true;
    used.add(one.personId);
    return false;
  });
};

/** Whoever it fails to reach this time is not tried again. */
export const isLastTry = ({ attempts }: Notice): boolean => attempts + 1 >= ATTEMPTS_MAX;

/** What remains to be sent after one notice was tried; an allowed message that arrived is used up. */
export const afterDelivery = <D extends Telling>(doc: D, event: string, result: Delivered, now: Date): D => {
  const notice = doc.notices.find((one) => one.event === event);
  if (!notice || result === 'later') return doc;
  const again = result === 'failed' && !isLastTry(notice);
  const notices = doc.notices.flatMap((one) =>
    one.event !== event ? [one] : again ? [{ ...one, attempts: one.attempts + 1 }] : [],
  );
  return {
    ...doc,
    notices,
    noticesDueAt: notices.length === 0 ? '' : again ? retryAt(notice.attempts, now) : doc.noticesDueAt,
    allowances: result === 'sent' ? withoutUsed(doc.allowances, notice) : doc.allowances,
  };
};

/**
 * Staff have the long-term leave a government subject may ask for, and are only called while there is still something
 * to do; everyone else allows message by message.
 */
export const isAllowed = (doc: Telling, notice: Notice): boolean => {
  const people = willing(doc, notice);
  return people ? people.length > 0 : doc.state === notice.state;
};

const ALLOWANCES_EACH = 10;

/** One tap allows one message; a few per person are plenty to keep. */
export const withTaps = (
  allowances: readonly Allowance[],
  personId: string,
  subscribed: readonly string[],
): readonly Allowance[] => {
  const fresh = (Object.keys(templates) as Template[]).filter((template) => subscribed.includes(templates[template]));
  const mine = allowances.filter((one) => one.personId === personId);
  return [
    ...allowances.filter((one) => one.personId !== personId),
    ...[...mine, ...fresh.map((template) => ({ personId, template }))].slice(-ALLOWANCES_EACH),
  ];
};

const MATTER = '一件事有了新进展';
const STATE = '有新进展';

export type About = {
  readonly page: string;
  readonly title: string;
  readonly state: string;
  /** The moment it is about. */
  readonly at: string;
  readonly now: Date;
};

/** The template's fields: what it is about, how it stands, when, and what to do. It names the matter, never a person. */
export const messageOf = (notice: Notice, { page, title, state, at, now }: About): Message => ({
  templateId: templates[notice.template],
  page,
  data: {
    thing1: thing(title, MATTER),
    phrase2: phrase(state, STATE),
    time3: time(at, now),
    thing4: thing(notice.words, MATTER),
  },
});
