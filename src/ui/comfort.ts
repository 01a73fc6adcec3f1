import Taro from '@tarojs/taro';
import { create } from 'zustand';

const KEY = 'elder';
/** WeChat's own font-size setting from which on a person evidently wants large letters (17 is standard). */
const LARGE_FONT = 20;
/** The same as the system says it, where WeChat follows that: 1 is standard, 1.4 the largest on Android. */
const LARGE_SCALE = 1.25;

type LetterSize = { fontSizeSetting?: number; fontSizeScaleFactor?: number };

const atFirst = (): boolean => {
  try {
    const chosen = Taro.getStorageSync<boolean | ''>(KEY);
    if (typeof chosen === 'boolean') return chosen;
    const { fontSizeSetting = 0, fontSizeScaleFactor = 1 } = Taro.getAppBaseInfo() as LetterSize;
    return fontSizeSetting >= LARGE_FONT || fontSizeScaleFactor >= LARGE_SCALE;
  } catch {
    return false;
  }
};

/** Large letters and large targets (关怀模式): chosen here, or taken over from WeChat's own setting. */
export const useComfort = create<{ elder: boolean }>(() => ({ elder: atFirst() }));

export const setElder = (elder: boolean): void => {
  Taro.setStorageSync(KEY, elder);
  useComfort.setState({ elder });
};
