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

export const keep = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(key, value);
  } catch {
    // Full or refused: nothing a person could do about it here.
  }
};

export const forget = (key: string): void => {
  try {
    Taro.removeStorageSync(key);
  } catch {
    // As above.
  }
};

/** Keeps what an answer said as soon as there is one; undefined leaves what was kept. */
export const useKept = (key: string, value: string | boolean | undefined): void =>
  useEffect(() => {
    if (value !== undefined) keep(key, value);
  }, [key, value]);
