import { Text, View } from '@tarojs/components';
import { turnKinds, type OtherTurns as Others, type TurnCounts } from '../../../domain/requests/turns';
import { go } from '../../routes';
import { Card } from '../../ui/Card';
import { Pressable } from '../../ui/Pressable';
import { OtherRows } from '../../ui/OtherRows';
import { Row } from '../../ui/Row';

const text = { title: '工作台', open: '全部', total: '轮到我的', overdue: '已超期', none: '现在没有轮到你的事' };

/** What waits for me, one number a kind, and nothing I cannot do; pressing one opens the workbench there. */
export const Workbench = ({ turns, others }: { turns: TurnCounts; others: Others }) => {
  const said = (count: number): string => (turns.more && count > 0 ? `${count}+` : String(count));
  const numbers = [
    { tab: 'all', label: text.total, count: turns.total },
    { tab: 'overdue', label: text.overdue, count: turns.overdue },
  ];
  return (
    <Card title={text.title} more={{ label: text.open, onPress: () => go('staff/inbox') }}>
      <View className="counts">
        {numbers.map(({ tab, label, count }) => (
          <Pressable
            key={tab}
            className="count"
            label={`${label} ${said(count)} 件`}
            onPress={() => go('staff/inbox', { tab })}
          >
            <Text className={tab === 'overdue' && count ? 'count-number late' : 'count-number'}>{said(count)}</Text>
            <Text className="quiet">{label}</Text>
          </Pressable>
        ))}
      </View>
      {turns.kinds
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <Row
            key={kind}
            title={turnKinds[kind]}
            value={`${said(count)} 件`}
            onPress={() => go('staff/inbox', { tab: kind })}
          />
        ))}
      <OtherRows others={others} />
      {turns.total === 0 && !others.length ? <Text className="quiet">{text.none}</Text> : null}
    </Card>
  );
};
