import Taro from '@tarojs/taro';

/** The short text inside a door code, whether it came as a mini-program code, a link or plain. Empty when it is none. */
export const sceneOf = (scanned: string): string => {
  const inside = /[?&]scene=([^&#]+)/.exec(scanned)?.[1];
  const scene = inside ? decodeURIComponent(inside) : scanned.trim();
  return /^[0-9A-Za-z_-]{4,32}$/.test(scene) ? scene : '';
};

/** Opens the scanner; empty when the person turned back or the code is not a door's. */
export const scanDoor = async (): Promise<string> => {
  try {
    const scanned = await Taro.scanCode({ onlyFromCamera: false });
    const { path = '', result = '' } = scanned as { path?: string; result?: string };
    return sceneOf(path || result);
  } catch {
    return '';
  }
};
