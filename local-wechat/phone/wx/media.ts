import type { Phone } from '../phone';
import { Refusal, apis, maybeNumber, text, texts, type Options } from './call';
import type { Consent } from './consent';
import type { Files } from './files';

const asBlob = (canvas: HTMLCanvasElement, quality: number, type = 'image/jpeg'): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, quality));

/** What is on a canvas as a file of the phone. The page hands over the node it drew on. */
const pictured = async (options: Options): Promise<Blob> => {
  const { canvas } = options;
  if (!(canvas instanceof HTMLCanvasElement)) throw new Refusal('invalid canvas');
  const type = options['fileType'] === 'jpg' ? 'image/jpeg' : 'image/png';
  const blob = await asBlob(canvas, maybeNumber(options, 'quality') ?? 1, type);
  return blob ?? Promise.reject(new Refusal('create bitmap failed'));
};

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

/** What can be done with a file the phone holds; the file system manager has the same under the same names. */
const fileApis = (files: Files): Record<string, unknown> =>
  apis({
    getFileInfo: async (options) => ({ size: (await files.read(text(options, 'filePath'))).size }),
    saveFile: async (options) => ({ savedFilePath: await files.keep(text(options, 'tempFilePath')) }),
    removeSavedFile: (options) => files.remove(text(options, 'filePath')),
  });

/** Taking and looking at pictures. */
export const media = (phone: Phone, files: Files, consent: Consent): Record<string, unknown> => {
  const { chrome, device } = phone;
  const kind = (blob: Blob): 'image' | 'video' => (blob.type.startsWith('video/') ? 'video' : 'image');
  phone.openTypes.chooseAvatar = async () => {
    await consent.privacy('chooseAvatar');
    const [picture] =
      (await device.around.media({ count: 1, mediaType: ['image'], sourceType: ['album', 'camera'] })) ?? [];
    return picture && { avatarUrl: files.add(picture) };
  };

  const ofFiles = fileApis(files);

  return {
    ...ofFiles,
    getFileSystemManager: () => ofFiles,
    ...apis({
      chooseMedia: async (options) => {
        await consent.privacy('chooseMedia');
        const blobs = await device.around.media({
          count: maybeNumber(options, 'count') ?? 9,
          mediaType: texts(options['mediaType'], ['image', 'video']),
          sourceType: texts(options['sourceType'], ['album', 'camera']),
        });
        if (!blobs?.length) throw new Refusal('cancel');
        const tempFiles = blobs.map((blob) => ({
          tempFilePath: files.add(blob),
          size: blob.size,
          fileType: kind(blob),
        }));
        return { tempFiles, type: tempFiles.every((file) => file.fileType === 'image') ? 'image' : 'mix' };
      },
      compressImage: async (options) => {
        const width = maybeNumber(options, 'compressedWidth') ?? Number.POSITIVE_INFINITY;
        const source = await files.read(text(options, 'src'));
        return { tempFilePath: files.add(await compressed(source, maybeNumber(options, 'quality') ?? 80, width)) };
      },
      previewImage: async (options) => {
        const urls = texts(options['urls'], []);
        const shown = await Promise.all(urls.map((url) => phone.resolveUrl.current(url)));
        chrome.previewImage(shown, Math.max(urls.indexOf(String(options['current'])), 0));
      },
      canvasToTempFilePath: async (options) => ({ tempFilePath: files.add(await pictured(options)) }),
      saveImageToPhotosAlbum: async (options) => {
        const path = text(options, 'filePath');
        if (files.owns(path)) await files.read(path);
        await consent.permission('scope.writePhotosAlbum');
        chrome.toast({ title: '已保存到相册（桌面上不写文件）', icon: 'none' });
      },
    }),
  };
};
