import Taro from '@tarojs/taro';
import { nanoid } from 'nanoid/non-secure';

const PHOTO_BYTES = 200 * 1024;

type Picked = { tempFilePath: string; size: number };

/** A temporary file is gone when WeChat is closed; a kept one lasts until it was sent. */
const kept = (tempFilePath: string): Promise<string> =>
  new Promise((resolve) => {
    try {
      Taro.getFileSystemManager().saveFile({
        tempFilePath,
        success: (done) => resolve('savedFilePath' in done ? String(done.savedFilePath) : tempFilePath),
        fail: () => resolve(tempFilePath),
      });
    } catch {
      resolve(tempFilePath);
    }
  });

const smaller = async ({ tempFilePath, size }: Picked): Promise<string> => {
  if (size <= PHOTO_BYTES) return tempFilePath;
  const quality = Math.max(20, Math.min(80, Math.round((PHOTO_BYTES / size) * 100)));
  const done = await Taro.compressImage({ src: tempFilePath, quality }).catch(() => null);
  return done?.tempFilePath ?? tempFilePath;
};

/** Photos from the camera or the album, small enough to send and kept until they are. None when nothing was chosen. */
export const choosePhotos = async (most: number): Promise<string[]> => {
  const chosen = await Taro.chooseMedia({
    count: most,
    mediaType: ['image'],
    sourceType: ['camera', 'album'],
    sizeType: ['compressed'],
  }).catch(() => null);
  const files = chosen?.tempFiles ?? [];
  return Promise.all(files.slice(0, most).map(async (file) => kept(await smaller(file))));
};

const endings = ['jpg', 'jpeg', 'png', 'webp'];

const cloudPathOf = (folder: 'photos' | 'avatars', path: string): string => {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return `${folder}/${nanoid(21)}.${endings.includes(ending) ? ending : 'jpg'}`;
};

/** @throws when the file did not arrive */
export const upload = (
  folder: 'photos' | 'avatars',
  filePath: string,
  onPercent: (percent: number) => void = () => undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath: cloudPathOf(folder, filePath),
      filePath,
      success: ({ fileID }: { fileID: string }) => resolve(fileID),
      fail: reject,
    });
    task.onProgressUpdate(({ progress }) => onPercent(progress));
  });

/** Whether the phone still has this file: whoever clears up a full phone takes kept pictures along. */
export const isThere = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      Taro.getFileSystemManager().getFileInfo({
        filePath: path,
        success: () => resolve(true),
        fail: () => resolve(false),
      });
    } catch {
      resolve(true); // nobody can say; then it is the network's word that counts
    }
  });

/** Frees the kept copy once the cloud has it. */
export const discard = (path: string): void => {
  try {
    Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined });
  } catch {
    // It was a temporary file; WeChat clears those itself.
  }
};

/** A picture of the cloud as a file of this phone, to draw it; empty when it did not arrive. */
export const fetched = async (fileID: string): Promise<string> => {
  try {
    return ((await Taro.cloud.downloadFile({ fileID })) as { tempFilePath: string }).tempFilePath;
  } catch {
    return '';
  }
};

/** Puts what was drawn into the person's album. False when they would not let us. */
export const saveDrawing = async (canvas: Taro.Canvas): Promise<boolean> => {
  try {
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' });
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return true;
  } catch {
    return false;
  }
};
