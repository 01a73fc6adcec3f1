import type { NeedRow } from '../../../domain/groups/contract';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = { mine: '我提的', someone: '群友的事' };

/** One need of the group. Words and shop only for whoever has to do with it; the stages are everybody's. */
export const NeedLine = ({ need }: { need: NeedRow }) => {
  const open = () => {
    if (need.mayOpen) go('requests/detail', { id: need.requestId });
  };
  return (
    <Line
      title={need.title || `${need.classLabel} · ${text.someone}`}
      tag={need.stateLabel}
      due={need.due}
      late={need.overdue}
      facts={[need.title && need.classLabel, need.shop, need.mine && text.mine]}
      stages={need.stages}
      onPress={open}
    />
  );
};
