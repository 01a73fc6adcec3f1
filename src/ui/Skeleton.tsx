import { View } from '@tarojs/components';

/** The shape of what is coming, while it is on its way. */
export const Skeleton = ({ cards = 2 }: { cards?: number }) => (
  <View ariaRole="status" ariaLabel="正在打开">
    {Array.from({ length: cards }, (_, index) => (
      <View key={index} className="card">
        <van-skeleton loading title row={3} />
      </View>
    ))}
  </View>
);
