import { Text, View } from '@tarojs/components';
import { countInWords } from '../../../domain/kernel/words';
import type { InboxCounts } from '../../../domain/requests/contract';
import { requestMachine } from '../../../domain/requests/machine';
import { go } from '../../routes';
import { Card } from '../../ui/Card';
import { Row } from '../../ui/Row';
import { Pressable } from '../../ui/Pressable';

const text = {
  title: '工作台',
  all: '全部',
  overdue: '已超期',
  offers: '等我接手',
  whistles: '吹哨等答复',
  visits: '该回访的',
};
const { states } = requestMachine;

/** What waits for me while I am on duty, one number a kind; pressing one opens the inbox there. */
export const Workbench = ({ counts }: { counts: InboxCounts }) => {
  const kinds = [
    { tab: 'overdue', label: text.overdue, count: counts.overdue },
    { tab: 'submitted', label: states.submitted, count: counts.submitted },
    { tab: 'handling', label: states.handling, count: counts.handling },
    { tab: 'resolved', label: states.resolved, count: counts.resolved },
  ];
  const waiting = [
    { tab: 'accepted', label: states.accepted, count: counts.accepted },
    { tab: 'offers', label: text.offers, count: counts.offers },
    { tab: 'whistles', label: text.whistles, count: counts.whistles },
    { tab: 'visits', label: text.visits, count: counts.visits },
  ].filter(({ count }) => count > 0);
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
      {waiting.map(({ tab, label, count }) => (
        <Row key={tab} title={label} value={`${countInWords(count)} 件`} onPress={() => go('staff/inbox', { tab })} />
      ))}
    </Card>
  );
};
