import { Text } from '@tarojs/components';

type DotsProps = { stages: readonly { readonly label: string; readonly done: boolean }[] };

/** The four dots of a line in a list: one text over a painted ground, where StageBar would be twenty nodes. */
export const Dots = ({ stages }: DotsProps) => {
  const words = stages.map(({ label }) => label);
  const wide = words.some((word) => word.length > 1) ? ' dots-wide' : '';
  return <Text className={`dots done-${stages.filter(({ done }) => done).length}${wide}`}>{words.join(' ')}</Text>;
};
