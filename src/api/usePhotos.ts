import { useCallback, useEffect, useRef } from 'react';
import { choosePhotos } from './files';
import { newPhoto, sendPhoto, type Photo } from './photo';

export type PhotoShelf = {
  readonly photos: readonly Photo[];
  readonly room: number;
  readonly add: () => Promise<void>;
  readonly retry: (photoId: string) => void;
  readonly remove: (photoId: string) => void;
  /** When nothing is travelling any more, arrived or left behind. */
  readonly settled: () => Promise<void>;
};

type Change = (decide: (photos: readonly Photo[]) => Photo[]) => void;

/** Photos that start travelling the moment they are chosen. Where they are kept is the caller's: a draft or a sheet. */
export const usePhotos = (photos: readonly Photo[], most: number, change: Change): PhotoShelf => {
  const latest = useRef(change);
  latest.current = change;
  const travelling = useRef<Promise<unknown>>(Promise.resolve());

  const start = useCallback((photo: Photo) => {
    const put = (moved: Photo) => latest.current((all) => all.map((other) => (other.id === moved.id ? moved : other)));
    travelling.current = Promise.all([travelling.current, sendPhoto(photo, put)]);
  }, []);
  const settled = useCallback(async () => void (await travelling.current), []);

  const add = async () => {
    const added = (await choosePhotos(most - photos.length)).map(newPhoto);
    change((all) => [...all, ...added]);
    added.forEach(start);
  };
  const retry = (photoId: string) => photos.filter(({ id }) => id === photoId).forEach(start);
  const remove = (photoId: string) => change((all) => all.filter(({ id }) => id !== photoId));

  // A draft may come back with photos that were still travelling when the phone was put away.
  const found = useRef(photos);
  useEffect(() => found.current.filter(({ fileId }) => !fileId).forEach(start), [start]);

  return { photos, room: most - photos.length, add, retry, remove, settled };
};

export const fileIdsOf = (photos: readonly Photo[]): string[] =>
  photos.flatMap((photo) => (photo.fileId ? [photo.fileId] : []));

export const stillTravelling = (photos: readonly Photo[]): boolean => photos.some((photo) => !photo.fileId);
