import { refuse } from '../kernel/fault';
import type { CheckState, Picture } from './held';
import type { ServiceRequest } from './model';

/** WeChat answers within half an hour; after this a person looks instead. */
export const VERDICT_MISSING_AFTER = 35 * 60_000;
const ASK_AGAIN_AFTER = 60_000;

export const freshPictures = (photos: readonly string[]): Picture[] =>
  photos.map((fileId) => ({ fileId, state: 'pending', traceId: '' }));

export const unasked = (request: ServiceRequest): Picture[] =>
  request.pictures.filter(({ state, traceId }) => state === 'pending' && traceId === '');

const hasPending = (request: ServiceRequest): boolean =>
  request.textCheck === 'pending' || request.pictures.some(({ state }) => state === 'pending');

/** What the clock asked WeChat just now; asked once, the answer comes by itself. */
export const asked = (request: ServiceRequest, traces: ReadonlyMap<string, string>, now: Date): ServiceRequest => {
  const pictures = request.pictures.map((picture) => ({
    ...picture,
    traceId: picture.traceId || (traces.get(picture.fileId) ?? ''),
  }));
  return scheduled(
    { ...request, pictures, traceIds: pictures.map(({ traceId }) => traceId).filter((id) => id !== '') },
    now,
  );
};

export const textJudged = (request: ServiceRequest, textCheck: CheckState, now: Date): ServiceRequest =>
  scheduled({ ...request, textCheck }, now);

/** Too long without an answer: a person looks. A verdict that comes later still counts. */
const overdueToReview = (request: ServiceRequest, now: Date): ServiceRequest => {
  if (now.getTime() - new Date(request.submittedAt).getTime() < VERDICT_MISSING_AFTER) return request;
  return {
    ...request,
    textCheck: request.textCheck === 'pending' ? 'review' : request.textCheck,
    pictures: request.pictures.map((picture) =>
      picture.state === 'pending' ? { ...picture, state: 'review' as const } : picture,
    ),
  };
};

/** When to look again: soon while something could not even be asked, else when the answer would be missing. */
const scheduled = (request: ServiceRequest, now: Date): ServiceRequest => {
  const left = overdueToReview(request, now);
  if (!hasPending(left)) return { ...left, checksDueAt: '' };
  const askAgain = left.textCheck === 'pending' || unasked(left).length > 0;
  const missingAt = new Date(request.submittedAt).getTime() + VERDICT_MISSING_AFTER;
  const at = askAgain ? Math.min(now.getTime() + ASK_AGAIN_AFTER, missingAt) : missingAt;
  return { ...left, checksDueAt: new Date(Math.max(at, now.getTime())).toISOString() };
};

/** WeChat's answer about one picture. A second or late one changes nothing that a person decided. */
export const pictureJudged = (
  request: ServiceRequest,
  traceId: string,
  state: CheckState,
  now: Date,
): ServiceRequest => {
  const open = ({ traceId: own, state: before }: Picture): boolean =>
    own === traceId && (before === 'pending' || before === 'review') && before !== state;
  if (!request.pictures.some(open)) return request;
  return scheduled(
    { ...request, pictures: request.pictures.map((picture) => (open(picture) ? { ...picture, state } : picture)) },
    now,
  );
};

/** A person decides what the machine could not, or corrects it. */
export const judge = (
  request: ServiceRequest,
  said: { readonly fileId?: string | undefined; readonly verdict: 'pass' | 'refused' },
  { now }: { readonly now: Date },
): ServiceRequest => {
  if (said.fileId === undefined)
    return request.textCheck === 'pending' || request.textCheck === 'review'
      ? textJudged(request, said.verdict, now)
      : refuse('NOTHING_TO_JUDGE');
  if (!request.pictures.some(({ fileId, state }) => fileId === said.fileId && state !== said.verdict))
    refuse('NOTHING_TO_JUDGE');
  return scheduled(
    {
      ...request,
      pictures: request.pictures.map((picture) =>
        picture.fileId === said.fileId
          ? { ...picture, state: said.verdict, traceId: picture.traceId || 'by-hand' }
          : picture,
      ),
    },
    now,
  );
};

/** Something a person is to look at. */
export const awaitsPerson = (request: ServiceRequest): boolean =>
  request.textCheck === 'review' || request.pictures.some(({ state }) => state === 'review' || state === 'refused');
