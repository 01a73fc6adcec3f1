import { isRead } from '../checks/rules';
import { refuse } from '../kernel/fault';
import type { ServiceRequest } from './model';

type Publication = {
  readonly text: string;
  readonly photos?: readonly string[];
  readonly nobodyShown?: boolean;
};

/** Seen by somebody, let through, and nobody to be recognised in it, or agreed to be. */
const publishable = (request: ServiceRequest, { photos = [], nobodyShown = false }: Publication): readonly string[] => {
  const passed = new Set(
    request.pictures.filter((one) => one.state === 'pass' && isRead(one)).map(({ fileId }) => fileId),
  );
  if (photos.some((photo) => !passed.has(photo))) refuse('PHOTO_UNCHECKED');
  if (photos.length > 0 && request.kind !== 'goodDeed' && !nobodyShown) refuse('FACES_SHOWN');
  return photos;
};

/**
 * What staff let everybody see: a sentence of theirs, and those pictures somebody looked at for faces and number plates.
 * Of a good deed nothing is told before whoever it shows has agreed.
 */
export const publish = (request: ServiceRequest, said: Publication): ServiceRequest => {
  if (request.state === 'withdrawn') refuse('REQUEST_MOVED_ON');
  const publishedPhotos = publishable(request, said);
  const shows = said.text !== '' || publishedPhotos.length > 0;
  if (shows && request.kind === 'goodDeed' && !request.shownAgreed) refuse('SHOWN_NOT_AGREED');
  return { ...request, published: said.text, publishedPhotos };
};

/** A picture that was refused after all, or a matter taken back, is public no longer. */
export const publicPhotosOf = ({ publishedPhotos, pictures, state }: ServiceRequest): string[] =>
  state === 'withdrawn'
    ? []
    : publishedPhotos.filter((photo) =>
        pictures.some(({ fileId, state: seen }) => fileId === photo && seen === 'pass'),
      );
