import { refuse } from '../kernel/fault';
import type { Checked, CheckState, Picture } from './model';

/** WeChat answers within half an hour; after this a person looks instead. */
export const VERDICT_MISSING_AFTER = 35 * 60_000;
const ASK_AGAIN_AFTER = 60_000;

export const freshPictures = (photos: readonly string[], at = ''): Picture[] =>
  photos.map((fileId) => ({ fileId, state: 'pending', traceId: '', ...(at && { at }) }));

export const unasked = ({ pictures }: Checked): Picture[] =>
  pictures.filter(({ state, traceId }) => state === 'pending' && traceId === '');

const hasPending = ({ textCheck, pictures }: Checked): boolean =>
  textCheck === 'pending' || pictures.some(({ state }) => state === 'pending');

export const BY_HAND = 'by-hand';

/** Read and cleaned: nothing is asked of WeChat, passed by hand or shown to everybody before. */
export const isRead = ({ cleaned = false, traceId }: Picture): boolean =>
  cleaned || (traceId !== '' && traceId !== BY_HAND);

/** What the clock read, cleaned, and asked WeChat just now; asked once, the answer comes by itself. */
export const asked = <D extends Checked>(doc: D, traces: ReadonlyMap<string, string>, now: Date): D => {
  const pictures = doc.pictures.map((picture) => ({
    ...picture,
    traceId: picture.traceId || (traces.get(picture.fileId) ?? ''),
    ...((picture.cleaned || traces.has(picture.fileId)) && { cleaned: true }),
  }));
  return scheduled(
    { ...doc, pictures, traceIds: pictures.map(({ traceId }) => traceId).filter((id) => id !== '') },
    now,
  );
};

export const textJudged = <D extends Checked>(doc: D, textCheck: CheckState, now: Date): D =>
  scheduled({ ...doc, textCheck }, now);

/** When an answer about what came in then is missing. */
const missingFrom = (at: string): number => new Date(at).getTime() + VERDICT_MISSING_AFTER;

/** Too long without an answer: a person looks. A verdict that comes later still counts. */
const overdueToReview = <D extends Checked>(doc: D, now: Date): D => {
  const isMissing = (at = doc.submittedAt): boolean => now.getTime() >= missingFrom(at);
  return {
    ...doc,
    textCheck: doc.textCheck === 'pending' && isMissing() ? 'review' : doc.textCheck,
    pictures: doc.pictures.map((picture) =>
      picture.state === 'pending' && isMissing(picture.at) ? { ...picture, state: 'review' as const } : picture,
    ),
  };
};

/** When the first answer that still waits would be missing. */
const missingAt = ({ submittedAt, textCheck, pictures }: Checked): number =>
  Math.min(
    ...(textCheck === 'pending' ? [missingFrom(submittedAt)] : []),
    ...pictures.filter(({ state }) => state === 'pending').map(({ at }) => missingFrom(at ?? submittedAt)),
  );

/** When to look again: soon while something could not even be asked, else when the answer would be missing. */
const scheduled = <D extends Checked>(doc: D, now: Date): D => {
  const left = overdueToReview(doc, now);
  const hasRaw = (left.rawPhotos ?? []).length > 0;
  if (!hasPending(left) && !hasRaw) return { ...left, checksDueAt: '' };
  const askAgain = hasRaw || left.textCheck === 'pending' || unasked(left).length > 0;
  const missing = missingAt(left);
  const at = askAgain ? Math.min(now.getTime() + ASK_AGAIN_AFTER, missing) : missing;
  return { ...left, checksDueAt: new Date(Math.max(at, now.getTime())).toISOString() };
};

/** WeChat's answer about one picture. A second or late one changes nothing that a person decided. */
export const pictureJudged = <D extends Checked>(doc: D, traceId: string, state: CheckState, now: Date): D => {
  const open = ({ traceId: own, state: before }: Picture): boolean =>
    own === traceId && (before === 'pending' || before === 'review') && before !== state;
  if (!doc.pictures.some(open)) return doc;
  return scheduled(
    { ...doc, pictures: doc.pictures.map((picture) => (open(picture) ? { ...picture, state } : picture)) },
    now,
  );
};

/** A person decides what the machine could not, or corrects it. */
export const judge = <D extends Checked>(
  doc: D,
  said: { readonly fileId?: string | undefined; readonly verdict: 'pass' | 'refused' },
  { now }: { readonly now: Date },
): D => {
  if (said.fileId === undefined)
    return doc.textCheck === 'pending' || doc.textCheck === 'review'
      ? textJudged(doc, said.verdict, now)
      : refuse('NOTHING_TO_JUDGE');
  if (!doc.pictures.some(({ fileId, state }) => fileId === said.fileId && state !== said.verdict))
    refuse('NOTHING_TO_JUDGE');
  const [seen] = doc.pictures.filter(({ fileId }) => fileId === said.fileId);
  if (said.verdict === 'pass' && seen && !isRead(seen)) refuse('PHOTO_UNREAD');
  return scheduled(
    {
      ...doc,
      pictures: doc.pictures.map((picture) =>
        picture.fileId === said.fileId
          ? { ...picture, state: said.verdict, traceId: picture.traceId || BY_HAND }
          : picture,
      ),
    },
    now,
  );
};

/** Something a person is to look at. */
export const awaitsPerson = ({ textCheck, pictures }: Checked): boolean =>
  textCheck === 'review' || pictures.some(({ state }) => state === 'review' || state === 'refused');

/** Nobody has decided about it yet: neither the machine nor a person. */
export const isUndecided = ({ textCheck, pictures }: Pick<Checked, 'textCheck' | 'pictures'>): boolean =>
  textCheck === 'review' || pictures.some(({ state }) => state === 'review');
