import { Text } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { OutputOf } from '../../../../domain/contract';
import { goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { dayInWords } from '../days';

const text = {
  note: '每晚从流水重算一遍余额、库存和时长。对不上的大声说出来，从不自己改。',
  counted: ({ accounts, transfers, vouchers, rewards, tasks }: Night) =>
    `算了 ${accounts} 个账户、${transfers} 笔流水、${vouchers} 张券、${rewards} 样东西、${tasks} 个任务`,
  right: '都对得上',
  wrong: (count: number) => `${count} 处对不上`,
  difference: (held: number, journal: number) => `记着 ${held}，流水算出来 ${journal}`,
  none: '还没有对过账',
  hint: '每天凌晨对一次，结果会列在这里。',
  home: '回首页',
};

type Night = OutputOf<'point.reconciliations'>['nights'][number];

const OneNight = ({ night }: { night: Night }) => (
  <Card title={dayInWords(night.date)}>
    <Tag tone={night.differing ? 'overdue' : 'main'}>{night.differing ? text.wrong(night.differing) : text.right}</Tag>
    <Text className="quiet line-words">{text.counted(night)}</Text>
    {night.differences.map((one) => (
      <Row
        key={`${one.what}${one.about}`}
        title={one.what}
        note={one.about}
        value={text.difference(one.held, one.journal)}
      />
    ))}
  </Card>
);

/** What the night's recount found; it repairs nothing by itself. */
export default function Nights() {
  const communityId = useRoute()('community');
  const [list, reload] = usePages('point.reconciliations', { communityId });
  return (
    <Screen>
      <Text className="lead">{text.note}</Text>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ nights }) =>
          nights.length ? (
            <>
              {nights.map((night) => (
                <OneNight key={night.date} night={night} />
              ))}
            </>
          ) : (
            <Card>
              <Empty icon="records-o" title={text.none} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
