import { Text, View } from '@tarojs/components';
import { countInWords } from '../../../../domain/kernel/words';
import type { GroupView } from '../../../../domain/groups/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { ClassPick } from '../ClassPick';
import { NeedLine } from '../NeedLine';

const text = {
  raise: '我要办事',
  rate: '等你评价',
  needs: '群里的诉求',
  all: '全部',
  none: '还没有正在办的事',
  hint: '缺人手、办证照、问贷款，点上面一类说一句就行。',
  hintDesk: '店主在群里说的事，粘贴进来就有人办。',
};

/** 你说我办: the class is the first tap, sending the second. */
export const Classes = ({ group }: { group: GroupView }) => (
  <Card title={text.raise}>
    <ClassPick
      classes={group.classes}
      chosen=""
      onChoose={(key) => go('merchants/raise', { id: group.groupId, class: key })}
    />
  </Card>
);

const SHOWN = 5;
const isMineToRate = ({ mine, state }: GroupView['needs'][number]): boolean => mine && state === 'verified';

/** What waits for my word, and the newest of what is being done. */
export const Needs = ({ group }: { group: GroupView }) => {
  const toRate = group.needs.filter(isMineToRate);
  const others = group.needs.filter((need) => !isMineToRate(need)).slice(0, SHOWN);
  const { waiting, handling, checking, rating } = group.counts;
  const counts = [
    { label: '待受理', count: waiting },
    { label: '办理中', count: handling },
    { label: '待核查', count: checking },
    { label: '待评价', count: rating },
  ];
  return (
    <>
      {toRate.length ? (
        <Card title={text.rate}>
          {toRate.map((need) => (
            <NeedLine key={need.requestId} need={need} />
          ))}
        </Card>
      ) : null}
      <Card title={text.needs} more={{ label: text.all, onPress: () => go('merchants/needs', { id: group.groupId }) }}>
        <View className="counts">
          {counts.map(({ label, count }) => (
            <View key={label} className="count">
              <Text className="count-number">{countInWords(count)}</Text>
              <Text className="quiet">{label}</Text>
            </View>
          ))}
        </View>
        {others.map((need) => (
          <NeedLine key={need.requestId} need={need} />
        ))}
        {group.needs.length ? null : <Empty title={text.none} hint={group.mayRaise ? text.hint : text.hintDesk} />}
      </Card>
    </>
  );
};
