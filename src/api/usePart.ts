import { useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { PAGE_SIZE } from '../../domain/kernel/schemas';

/** As much of a list that came whole as a page shows at once; scrolling to its end shows as much again. */
export const usePart = <T>(whole: readonly T[]): readonly T[] => {
  const [pages, setPages] = useState(1);
  useReachBottom(() => setPages((shown) => (shown * PAGE_SIZE < whole.length ? shown + 1 : shown)));
  return whole.slice(0, pages * PAGE_SIZE);
};
