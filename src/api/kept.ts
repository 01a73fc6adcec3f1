import { useEffect } from 'react';
import Taro from '@tarojs/taro';

/** What stays on this phone between visits. A phone that cannot keep things still works, until it is closed. */
export const kept = <T>(key: string, otherwise: T): T => {
  try {
    const value = Taro.getStorageSync<T | ''>(key);
    return value === '' || value === undefined || value === null ? otherwise : value;
  } catch {
    return otherwise;
  }
};

/** False when the phone had no room for it: what must not be lost without a word says so. */
export const keep = (key: string, value: unknown): boolean => {
  try {
    Taro.setStorageSync(key, value);
    return true;
  } catch {
    return false;
  }
};

const text = { full: '手机里放不下了，写的只在这一屏上，发出去之前别关。' };

export const sayFull = (): void => void Taro.showToast({ title: text.full, icon: 'none', duration: 4000 });

export const forget = (key: string): void => {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // It is as if it had never been kept.
  }
};

/** Keeps what an answer said as soon as there is one; undefined leaves what was kept. */
export const useKept = (key: string, value: string | boolean | undefined): void =>
  useEffect(() => {
    if (value !== undefined) keep(key, value);
  }, [key, value]);
