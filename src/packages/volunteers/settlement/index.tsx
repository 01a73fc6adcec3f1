import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import type { OutputOf } from '../../../../domain/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import { goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { UnitsHere } from '../../staff/Units';

const text = {
  which: '和哪一家',
  pick: '选一家',
  open: '还没结清',
  openValue: (points: number, vouchers: number) => `${vouchers} 张，${points} 分`,
  settle: '已在线下结清',
  sure: '结清的钱在线下付，这里只记一笔，分回到社区。',
  again: '再看看',
  used: '收过的券',
  settled: '已结清',
  none: '还没有收过券',
  hint: '居民拿券来，扫一下就记在这里。',
  home: '回首页',
};

type Settlement = OutputOf<'reward.settlement'>;

const Settle = ({ communityId, of, onDone }: { communityId: string; of: Settlement; onDone: () => void }) => {
  const [sure, setSure] = useState(false);
  const { run, busy, why } = useAction();
  const settle = async () => {
    if (!(await run('reward.settle', { communityId, unitId: of.unitId, points: of.open.points }))) return;
    setSure(false);
    onDone();
  };
  return (
    <>
      <Button onPress={() => setSure(true)}>{text.settle}</Button>
      <Sheet title={text.settle} open={sure} onClose={() => setSure(false)}>
        <Text className="para">{text.sure}</Text>
        <View className="sheet-foot">
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button busy={busy !== null} onPress={() => void settle()}>
            {`${text.settle} ${text.openValue(of.open.points, of.open.vouchers)}`}
          </Button>
          <Button tone="plain" onPress={() => setSure(false)}>
            {text.again}
          </Button>
        </View>
      </Sheet>
    </>
  );
};

const OfShop = ({ communityId, unitId }: { communityId: string; unitId: string }) => {
  const [list, reload] = usePages('reward.settlement', { communityId, unitId });
  return (
    <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
      {(value) => (
        <>
          <Card title={value.name}>
            <Row title={text.open} value={text.openValue(value.open.points, value.open.vouchers)} />
            {value.maySettle && value.open.points ? (
              <Settle communityId={communityId} of={value} onDone={() => void reload()} />
            ) : null}
          </Card>
          <Card title={text.used}>
            {value.vouchers.length ? (
              value.vouchers.map((voucher) => (
                <Row
                  key={voucher.voucherId}
                  title={voucher.title}
                  note={`${timeInWords(voucher.usedAt, now())} · ${voucher.points} 分`}
                  tail={voucher.settled ? <Tag>{text.settled}</Tag> : null}
                />
              ))
            ) : (
              <Empty icon="coupon-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        </>
      )}
    </Loaded>
  );
};

/** What a shop took, voucher by voucher, and what the community owes it. */
export default function SettlementScreen() {
  const route = useRoute();
  const [unitId, setUnitId] = useState(route('unit'));
  return (
    <Screen>
      {unitId ? (
        <OfShop communityId={route('community')} unitId={unitId} />
      ) : (
        <Card title={text.which}>
          <UnitsHere
            title={text.pick}
            kinds={['partnerShop', 'organisation']}
            most={1}
            chosen={[]}
            onChange={([chosen = '']) => setUnitId(chosen)}
          />
        </Card>
      )}
    </Screen>
  );
}
