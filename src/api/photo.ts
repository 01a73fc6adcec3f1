import { nanoid } from 'nanoid/non-secure';
import { isThere, upload } from './files';

/** A photo on its way to the cloud. `fileId` is empty until it has arrived; a `gone` one is no longer on the phone. */
export type Photo = {
  readonly id: string;
  readonly path: string;
  readonly state: 'sending' | 'sent' | 'failed' | 'gone';
  readonly percent: number;
  readonly fileId: string;
};

export const newPhoto = (path: string): Photo => ({ id: nanoid(8), path, state: 'sending', percent: 0, fileId: '' });

/** Sends one photo and tells how far it is; a photo that already arrived stays as it is. */
export const sendPhoto = async (photo: Photo, onChange: (photo: Photo) => void): Promise<Photo> => {
  if (photo.fileId) return photo;
  const sending: Photo = { ...photo, state: 'sending', percent: 0 };
  onChange(sending);
  try {
    const fileId = await upload('photos', photo.path, (percent) => onChange({ ...sending, percent }));
    const sent: Photo = { ...photo, state: 'sent', percent: 100, fileId };
    onChange(sent);
    return sent;
  } catch {
    const failed: Photo = { ...photo, state: (await isThere(photo.path)) ? 'failed' : 'gone', percent: 0 };
    onChange(failed);
    return failed;
  }
};
