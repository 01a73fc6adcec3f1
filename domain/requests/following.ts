import type { ServiceRequest } from './model';
import { finished } from './moving';
import { openStates } from './neighbours';
import { toldByClock } from './story';
import { talkOf } from './talk';

/** What stands where words stood. */
const WORDS_GONE = '（本人已注销，原话已删除）';

/** The facts of the case stay: what kind of matter, where, when, how it ended, and what everybody may see of it. */
const caseFacts = (request: ServiceRequest): ServiceRequest => {
  const isPublic = (fileId: string): boolean => request.publishedPhotos.includes(fileId);
  const byOthers = talkOf(request)
    .filter(({ personId }) => personId !== request.reporterId)
    .flatMap(({ photos }) => photos);
  return {
    ...request,
    text: WORDS_GONE,
    spot: '',
    position: null,
    reporterContact: null,
    contactViews: [],
    linkCode: '',
    photos: request.photos.filter(isPublic),
    rawPhotos: [],
    pictures: request.pictures.filter(({ fileId }) => isPublic(fileId) || byOthers.includes(fileId)),
    history: request.history.map((line) =>
      line.by === request.reporterId ? { ...line, words: '', photos: [] } : line,
    ),
  };
};

/** Whoever met it too, first of all who still can be asked and has no hand in how it is handled. */
const oldestNeighbour = ({ joiners, recorderId, handler }: ServiceRequest) =>
  joiners.find(({ personId, gone }) => !gone && personId !== recorderId && personId !== handler?.personId);

/**
 * The reporter is gone for good. While it is open the oldest neighbour follows; without one nobody can be asked any more,
 * and the return visit judges.
 */
export const reporterLeft = (request: ServiceRequest, { now }: { readonly now: Date }): ServiceRequest => {
  const left = caseFacts(request);
  // What is over keeps that somebody raised it, under the made-up id that takes their place.
  if (!openStates.includes(request.state) && request.state !== 'verified') return left;
  const next = oldestNeighbour(request);
  if (!next) return { ...left, reporterId: '' };
  const others = request.joiners.filter((one) => one !== next);
  return finished({
    ...toldByClock(left, 'follow', now),
    reporterId: next.personId,
    joiners: others,
    joinerIds: others.map(({ personId }) => personId),
  });
};
