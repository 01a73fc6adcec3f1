import { asked, pictureJudged, textJudged, unasked } from '../../domain/requests/checks';
import type { CheckState } from '../../domain/requests/held';
import type { ServiceRequest } from '../../domain/requests/model';
import { Refusal } from '../../domain/kernel/fault';
import { checkText } from '../runtime/contentCheck';
import { atMost, greaterThan } from '../runtime/filters';
import { linksTo, openapi } from '../runtime/sdk';
import { LostRace, type Store } from '../runtime/store';
import { clockStore, sweep } from './sweep';

/** WeChat's number for pictures, and its scene for a post people write. */
const PICTURE = 2;
const FORUM = 2;
const ATTEMPTS = 5;

/** Whoever wrote it: the check wants somebody who was here lately. */
const writerOf = (request: ServiceRequest): string => request.reporterId || request.recorderId;

/** The answer comes later, by a push; one that could not be asked is asked again next minute. */
const askAbout = async (openid: string, mediaUrl: string): Promise<string | undefined> => {
  try {
    const question = { openid, scene: FORUM, version: 2, mediaType: PICTURE, mediaUrl };
    return (await openapi.security.mediaCheckAsync(question)).traceId;
  } catch {
    return undefined;
  }
};

const tracesOf = async (request: ServiceRequest): Promise<Map<string, string>> => {
  const waiting = unasked(request).map(({ fileId }) => fileId);
  const links = waiting.length > 0 ? await linksTo(waiting) : new Map<string, string>();
  const traces = new Map<string, string>();
  for (const [fileId, url] of links) {
    const trace = await askAbout(writerOf(request), url);
    if (trace !== undefined) traces.set(fileId, trace);
  }
  return traces;
};

const textStateOf = async (request: ServiceRequest): Promise<CheckState> => {
  if (request.textCheck !== 'pending') return request.textCheck;
  try {
    return await checkText(writerOf(request), [request.text, request.spot].join('\n').trim());
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
};

const checkAgain = async (request: ServiceRequest, now: Date, store: Store): Promise<number> => {
  const textCheck = await textStateOf(request);
  const traces = await tracesOf(request);
  await store.save('serviceRequests', asked(textJudged(request, textCheck, now), traces, now));
  return 1;
};

/** Asks what could not be asked when it was sent, and gives to a person what nobody answered in time. */
export const askChecks = (now: Date): Promise<number> =>
  sweep({
    name: 'clock.checks',
    of: 'serviceRequests',
    where: { checksDueAt: [greaterThan(''), atMost(now.toISOString())] },
    by: { field: 'checksDueAt', order: 'asc' },
    each: (request, store) => checkAgain(request, now, store),
  });

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

const judgedOnce = async ({ trace_id, result }: MediaVerdict, now: Date): Promise<number> => {
  const store = clockStore();
  const [request] = await store.list('serviceRequests', {
    where: { traceIds: trace_id },
    by: { field: 'traceIds', order: 'asc' },
    limit: 1,
  });
  if (!request) return 0;
  const judged = pictureJudged(request, trace_id, stateOf(result?.suggest), now);
  await store.save('serviceRequests', judged);
  return judged === request ? 0 : 1;
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
