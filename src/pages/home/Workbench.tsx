import { Text, View } from '@tarojs/components';
import type { InboxCounts } from '../../../domain/requests/contract';
import { requestMachine } from '../../../domain/requests/machine';
import { go } from '../../routes';
import { Card } from '../../ui/Card';
import { Pressable } from '../../ui/Pressable';

const text = { title: '工作台', all: '全部', overdue: '已超期' };
const { states } = requestMachine;

/** What waits for me while I am on duty, one number a kind; pressing one opens the inbox there. */
export const Workbench = ({ counts }: { counts: InboxCounts }) => {
  const kinds = [
    { tab: 'submitted', label: states.submitted, count: counts.submitted },
    { tab: 'accepted', label: states.accepted, count: counts.accepted },
    { tab: 'resolved', label: states.resolved, count: counts.resolved },
    { tab: 'overdue', label: text.overdue, count: counts.overdue },
  ];
  return (
    <Card title={text.title} more={{ label: text.all, onPress: () => go('staff/inbox') }}>
      <View className="counts">
        {kinds.map(({ tab, label, count }) => (
          <Pressable
            key={tab}
            className="count"
            label={`${label} ${count} 件`}
            onPress={() => go('staff/inbox', { tab })}
          >
            <Text className={tab === 'overdue' && count ? 'count-number late' : 'count-number'}>{count}</Text>
            <Text className="quiet">{label}</Text>
          </Pressable>
        ))}
      </View>
    </Card>
  );
};
