import { Text, View } from '@tarojs/components';

type Stage = { readonly label: string; readonly done: boolean; readonly current: boolean };

const look = (stage: Stage) => (stage.done ? 'done' : stage.current ? 'now' : 'later');

/** 点 接 派 评: how far a matter has come, in four dots. */
export const StageBar = ({ stages }: { stages: readonly Stage[] }) => (
  <View
    className="stages"
    ariaRole="img"
    ariaLabel={`进度：${stages
      .filter((stage) => stage.done)
      .map((stage) => stage.label)
      .join('、')}`}
  >
    {stages.map((stage) => (
      <View key={stage.label} className={`stage stage-${look(stage)}`}>
        <View className="stage-line" />
        <View className="stage-dot" />
        <Text className="stage-label">{stage.label}</Text>
      </View>
    ))}
  </View>
);
