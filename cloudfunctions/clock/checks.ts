import { asked, pictureJudged, textJudged, unasked } from '../../domain/checks/rules';
import type { Checked, CheckState } from '../../domain/checks/model';
import type { Documents } from '../../domain/collections';
import { Refusal } from '../../domain/kernel/fault';
import { checkText } from '../runtime/contentCheck';
import { atMost, greaterThan, type Where } from '../runtime/filters';
import { linksTo, openapi } from '../runtime/sdk';
import type { Store } from '../runtime/store';
import { LostRace } from '../runtime/untilWon';
import { checked, type Check, type CheckedName } from './checked';
import { isCleaned, withoutRaw } from './photos';
import { clockStore, inTurn, sweep, type Sweep } from './sweep';

/** WeChat's number for pictures, and its scene for a post people write. */
const PICTURE = 2;
const FORUM = 2;
const ATTEMPTS = 5;

type Written<C extends CheckedName> = Documents[C] & Checked;

/** The answer comes later, by a push; one that could not be asked is asked again next minute. */
const askAbout = async (openid: string, mediaUrl: string): Promise<string | undefined> => {
  try {
    const question = { openid, scene: FORUM, version: 2, mediaType: PICTURE, mediaUrl };
    return (await openapi.security.mediaCheckAsync(question)).traceId;
  } catch {
    return undefined;
  }
};

const isReadable = async (fileId: string): Promise<boolean> => {
  try {
    return await isCleaned(fileId);
  } catch {
    return false; // read again next minute
  }
};

/**
 * What WeChat calls each question; empty for one that was read but could not be asked about. One that cannot be read as
 * a photo is not among them, so it comes before a person, who cannot let it through either.
 */
const tracesOf = async (writer: string, doc: Checked): Promise<Map<string, string>> => {
  const waiting = unasked(doc).map(({ fileId }) => fileId);
  const links = waiting.length > 0 ? await linksTo(waiting) : new Map<string, string>();
  const traces = new Map<string, string>();
  for (const [fileId, url] of links) {
    if (!(await isReadable(fileId))) continue;
    traces.set(fileId, (await askAbout(writer, url)) ?? '');
  }
  return traces;
};

const textStateOf = async (writer: string, words: string): Promise<CheckState> => {
  try {
    return await checkText(writer, words);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
};

const checkAgain = async <C extends CheckedName>(
  { of, writerOf, wordsOf, derived = (one) => one }: Check<C>,
  doc: Written<C>,
  now: Date,
  store: Store,
): Promise<number> => {
  const writer = writerOf(doc);
  const textCheck = doc.textCheck === 'pending' ? await textStateOf(writer, wordsOf(doc)) : doc.textCheck;
  const traces = await tracesOf(writer, doc);
  await store.save(of, derived(asked(textJudged(await withoutRaw(doc), textCheck, now), traces, now)));
  return 1;
};

const askOf =
  <C extends CheckedName>(of: C): Sweep =>
  (now, until) => {
    const check: Check<C> = checked[of];
    const where: Where<Checked> = { checksDueAt: [greaterThan(''), atMost(now.toISOString())] };
    return sweep(until, {
      name: 'clock.checks',
      of,
      where: where as Where<Documents[C]>,
      by: { field: 'checksDueAt', order: 'asc' },
      each: (doc, store) => checkAgain(check, doc as Written<C>, now, store),
    });
  };

/** Asks what could not be asked when it was sent, and gives to a person what nobody answered in time. */
export const askChecks = inTurn((Object.keys(checked) as CheckedName[]).map((of) => askOf(of)));

export type MediaVerdict = {
  readonly Event: 'wxa_media_check';
  readonly trace_id: string;
  readonly result?: { readonly suggest?: string };
};

export const isMediaVerdict = (event: unknown): event is MediaVerdict => {
  const { Event, trace_id } = (event ?? {}) as { Event?: unknown; trace_id?: unknown };
  return Event === 'wxa_media_check' && typeof trace_id === 'string' && trace_id !== '' && trace_id.length <= 100;
};

const stateOf = (suggest: string | undefined): CheckState => {
  if (suggest === 'pass') return 'pass';
  return suggest === 'risky' ? 'refused' : 'review';
};

const judgedIn = async <C extends CheckedName>(
  of: C,
  { trace_id, result }: MediaVerdict,
  now: Date,
): Promise<number> => {
  const store = clockStore();
  const where: Where<Checked> = { traceIds: trace_id };
  const [doc] = await store.list(of, {
    where: where as Where<Documents[C]>,
    by: { field: 'traceIds', order: 'asc' },
    limit: 1,
  });
  if (!doc) return 0;
  const judged = pictureJudged(doc as Written<C>, trace_id, stateOf(result?.suggest), now);
  if (judged === doc) return 0;
  const check: Check<C> = checked[of];
  const caused = check.judged?.(judged, doc, now) ?? judged;
  await store.save(of, check.derived?.(caused) ?? caused);
  return 1;
};

const judgedOnce = async (verdict: MediaVerdict, now: Date): Promise<number> => {
  let done = 0;
  for (const of of Object.keys(checked) as CheckedName[]) done += await judgedIn(of, verdict, now);
  return done;
};

/** WeChat's answer about a picture: perhaps late, perhaps twice, perhaps about something nobody asked. */
export const takeVerdict = async (verdict: MediaVerdict, now: Date): Promise<number> => {
  for (let tries = 0; tries < ATTEMPTS; tries += 1) {
    try {
      return await judgedOnce(verdict, now);
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
    }
  }
  return 0;
};
