import { Text, View } from '@tarojs/components';

type BarProps = {
  label: string;
  /** 0 to 100; null while there is nothing to divide. */
  percent: number | null;
  /** 18/20 件 */
  said: string;
  /** What stands at its head instead of the number: 还差 3 人. */
  head?: string;
};

const text = { none: '还没有' };

/** One rate as a bar, with its number said beside it. */
export const Bar = ({ label, percent, said, head = percent === null ? text.none : `${percent}%` }: BarProps) => (
  <View className="bar" ariaRole="img" ariaLabel={`${label} ${head}，${said}`}>
    <View className="bar-head">
      <Text>{label}</Text>
      <Text className="bar-number">{head}</Text>
    </View>
    <View className="bar-track">
      <View className="bar-fill" style={`width:${percent ?? 0}%`} />
    </View>
    <Text className="row-note">{said}</Text>
  </View>
);
