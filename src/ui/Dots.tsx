import { Text } from '@tarojs/components';

type DotsProps = { stages: readonly { readonly label: string; readonly done: boolean }[] };

/** The four dots of a line in a list: one text over a painted ground, where StageBar would be twenty nodes. */
export const Dots = ({ stages }: DotsProps) => (
  <Text className={`dots done-${stages.filter(({ done }) => done).length}`}>
    {stages.map(({ label }) => label).join(' ')}
  </Text>
);
