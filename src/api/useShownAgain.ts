import { useRef } from 'react';
import { useDidShow } from '@tarojs/taro';

/** When the page comes back into view; its first appearance does not count. */
export const useShownAgain = (then: () => unknown): void => {
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) then();
    shown.current = true;
  });
};
