import Taro from '@tarojs/taro';

/** What a code says; empty when the person turned back. */
export const scanned = async (): Promise<string> => {
  try {
    const { path = '', result = '' } = (await Taro.scanCode({ onlyFromCamera: false })) as {
      path?: string;
      result?: string;
    };
    return (path || result).trim();
  } catch {
    return '';
  }
};
