import { Text, View } from '@tarojs/components';
import type { NeedRow } from '../../../domain/groups/contract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { StageBar } from '../../ui/StageBar';
import { Tag } from '../../ui/Tag';

const text = { mine: '我提的', someone: '群友的事' };

/** One need of the group. Words and shop only for whoever has to do with it; the stages are everybody's. */
export const NeedLine = ({ need }: { need: NeedRow }) => {
  const open = () => {
    if (need.mayOpen) go('requests/detail', { id: need.requestId });
  };
  return (
    <Pressable className={need.overdue ? 'request request-late' : 'request'} onPress={open}>
      <View className="request-head">
        <Text className="request-title">{need.title || `${need.classLabel} · ${text.someone}`}</Text>
        <Tag tone={need.overdue ? 'overdue' : 'quiet'}>{need.stateLabel}</Tag>
      </View>
      <View className="request-facts">
        {need.due ? <Text className={need.overdue ? 'late' : ''}>{need.due}</Text> : null}
        {need.title ? <Text>{need.classLabel}</Text> : null}
        {need.shop ? <Text>{need.shop}</Text> : null}
        {need.mine ? <Text>{text.mine}</Text> : null}
      </View>
      <StageBar stages={need.stages} />
    </Pressable>
  );
};
