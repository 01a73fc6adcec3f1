import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { Notice } from './Notice';

const text = { slow: '信号有点弱，还在取，请等一等。', again: '再试一次' };
/** Longer than this nobody waits without a word. */
const SLOW_MS = 4_000;

type SkeletonProps = {
  cards?: number;
  /** Asks again, where somebody has waited long enough. */
  retry: () => unknown;
};

/** The shape of what is coming, while it is on its way; on a weak signal it says so. */
export const Skeleton = ({ cards = 2, retry }: SkeletonProps) => {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const patience = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(patience);
  }, []);
  return (
    <View ariaRole="status" ariaLabel="正在打开">
      {slow ? <Notice action={{ label: text.again, onPress: () => void retry() }}>{text.slow}</Notice> : null}
      {Array.from({ length: cards }, (_, index) => (
        <View key={index} className="card">
          <van-skeleton loading title row={3} />
        </View>
      ))}
    </View>
  );
};
