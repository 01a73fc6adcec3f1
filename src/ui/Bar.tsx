import { Text, View } from '@tarojs/components';

type BarProps = {
  label: string;
  /** 0 to 100; null while there is nothing to divide. */
  percent: number | null;
  /** 18/20 件 */
  said: string;
};

const text = { none: '还没有' };

/** One rate as a bar, with its number said beside it. */
export const Bar = ({ label, percent, said }: BarProps) => (
  <View className="bar" ariaRole="img" ariaLabel={`${label} ${percent === null ? text.none : `${percent}%`}，${said}`}>
    <View className="bar-head">
      <Text>{label}</Text>
      <Text className="bar-number">{percent === null ? text.none : `${percent}%`}</Text>
    </View>
    <View className="bar-track">
      <View className="bar-fill" style={`width:${percent ?? 0}%`} />
    </View>
    <Text className="row-note">{said}</Text>
  </View>
);
