import { h } from '../element';
import { askSheet } from './dialogs';
import type { Layer } from './layer';

const openFiles = (count: number, accept: string): Promise<Blob[] | null> =>
  new Promise((resolve) => {
    const input = h('input', { type: 'file', accept, multiple: count > 1, hidden: true });
    const end = (files: Blob[] | null): void => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => end([...(input.files ?? [])].slice(0, count)));
    input.addEventListener('cancel', () => end(null));
    document.body.append(input);
    input.click();
  });

/** What a desk without a lens sees: a street at dusk with the time on it, different every time. */
const takePicture = (now: Date): Promise<Blob | null> => {
  const canvas = h('canvas', { width: 1280, height: 960 });
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  const sky = pen.createLinearGradient(0, 0, 0, 640);
  sky.addColorStop(0, '#243b53');
  sky.addColorStop(1, '#d9a066');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 1280, 960);
  for (let house = 0; house < 7; house += 1) {
    const height = 220 + Math.random() * 240;
    pen.fillStyle = house % 2 ? '#3b4754' : '#46535f';
    pen.fillRect(house * 190 - 20, 700 - height, 170, height);
    for (let light = 0; light < 12; light += 1) {
      pen.fillStyle = Math.random() > 0.6 ? '#ffd98a' : '#2c3640';
      pen.fillRect(house * 190 + 4 + (light % 3) * 46, 720 - height + Math.floor(light / 3) * 52, 26, 32);
    }
  }
  pen.fillStyle = '#2b2f33';
  pen.fillRect(0, 700, 1280, 260);
  pen.fillStyle = '#15181b';
  pen.fillRect(902, 250, 14, 480);
  pen.fillRect(826, 250, 90, 12);
  pen.fillStyle = 'rgba(255,255,255,.9)';
  pen.font = '34px sans-serif';
  pen.fillText(now.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }), 40, 915);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
};

/** Surroundings.media for a browser: the album is the computer's own files, the camera draws a sample picture. */
export const pickMedia =
  (layer: Layer, now: () => Date) =>
  async (request: { count: number; mediaType: string[]; sourceType: string[] }): Promise<Blob[] | null> => {
    const ways = [
      ...(request.sourceType.includes('camera') ? ['拍摄（生成一张示例照片）'] : []),
      ...(request.sourceType.includes('album') ? ['从相册选择（打开电脑上的照片）'] : []),
    ];
    const chosen = await askSheet(layer, { itemList: ways });
    if (chosen === null) return null;
    if (ways[chosen]?.startsWith('拍摄')) {
      const picture = await takePicture(now());
      return picture && [picture];
    }
    return openFiles(request.count, request.mediaType.includes('video') ? 'image/*,video/*' : 'image/*');
  };
