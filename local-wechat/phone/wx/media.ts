import type { Phone } from '../phone';
import type { Options } from './call';
import { Refusal, apis, maybeNumber, text, texts } from './call';
import type { Consent } from './consent';
import type { Files } from './files';

const asBlob = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/** Draws the picture again, smaller. Where there is no canvas (jsdom) it stays as it is. */
const compressed = async (source: Blob, quality: number, widthMax: number): Promise<Blob> => {
  if (typeof createImageBitmap !== 'function') return source;
  const picture = await createImageBitmap(source);
  const scale = Math.min(1, widthMax / picture.width);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const smaller = await asBlob(canvas, quality / 100);
  return smaller && smaller.size < source.size ? smaller : source;
};

const sizeOf = async (blob: Blob): Promise<{ width: number; height: number }> => {
  if (typeof createImageBitmap !== 'function') return { width: 0, height: 0 };
  const { width, height } = await createImageBitmap(blob);
  return { width, height };
};

/** What can be done with a file the phone holds; the file system manager has the same under the same names. */
const pictureFiles = (files: Files): Record<string, unknown> => {
  const plain = apis({
    getFileInfo: async (options) => ({ size: (await files.read(text(options, 'filePath'))).size }),
    saveFile: async (options) => ({ savedFilePath: await files.keep(text(options, 'tempFilePath')) }),
    removeSavedFile: (options) => files.remove(text(options, 'filePath')),
  });
  return {
    ...plain,
    getFileSystemManager: () => plain,
    ...apis({
      compressImage: async (options) => {
        const width = maybeNumber(options, 'compressedWidth') ?? Number.POSITIVE_INFINITY;
        const source = await files.read(text(options, 'src'));
        return { tempFilePath: files.add(await compressed(source, maybeNumber(options, 'quality') ?? 80, width)) };
      },
      getImageInfo: async (options) => {
        const src = text(options, 'src');
        const blob = await files.read(src);
        return { ...(await sizeOf(blob)), path: src, orientation: 'up', type: blob.type.replace('image/', '') };
      },
    }),
  };
};

/** Taking and looking at pictures. */
export const media = (phone: Phone, files: Files, consent: Consent): Record<string, unknown> => {
  const { chrome, device } = phone;
  const taken = async (name: string, options: Options, types: string[]): Promise<Blob[]> => {
    await consent.privacy(name);
    const blobs = await device.around.media({
      count: maybeNumber(options, 'count') ?? 9,
      mediaType: types,
      sourceType: texts(options['sourceType'], ['album', 'camera']),
    });
    if (!blobs || blobs.length === 0) throw new Refusal('cancel');
    return blobs;
  };
  const kind = (blob: Blob): 'image' | 'video' => (blob.type.startsWith('video/') ? 'video' : 'image');
  const preview = (options: Options, urls: string[]): void => {
    const current = options['current'];
    const at = typeof current === 'number' ? current : urls.indexOf(String(current));
    void Promise.all(urls.map((url) => phone.resolveUrl.current(url))).then((shown) =>
      chrome.previewImage(shown, Math.max(at, 0)),
    );
  };
  phone.openTypes.chooseAvatar = async () => {
    await consent.privacy('chooseAvatar');
    const [picture] =
      (await device.around.media({ count: 1, mediaType: ['image'], sourceType: ['album', 'camera'] })) ?? [];
    return picture && { avatarUrl: files.add(picture) };
  };

  return {
    ...pictureFiles(files),
    ...apis({
      chooseMedia: async (options) => {
        const blobs = await taken('chooseMedia', options, texts(options['mediaType'], ['image', 'video']));
        const tempFiles = blobs.map((blob) => ({
          tempFilePath: files.add(blob),
          size: blob.size,
          fileType: kind(blob),
        }));
        return { tempFiles, type: tempFiles.every((file) => file.fileType === 'image') ? 'image' : 'mix' };
      },
      chooseImage: async (options) => {
        const blobs = await taken('chooseImage', options, ['image']);
        const tempFiles = blobs.map((blob) => ({ path: files.add(blob), size: blob.size }));
        return { tempFiles, tempFilePaths: tempFiles.map((file) => file.path) };
      },
      previewImage: (options) => preview(options, texts(options['urls'], [])),
      previewMedia: (options) =>
        preview(
          options,
          (options['sources'] as { url: string }[]).map((source) => source.url),
        ),
      saveImageToPhotosAlbum: async () => {
        await consent.permission('scope.writePhotosAlbum');
        chrome.toast({ title: '已保存到相册（桌面上不写文件）', icon: 'none' });
      },
    }),
  };
};
