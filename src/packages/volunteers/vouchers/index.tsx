import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import { timeInWords } from '../../../../domain/kernel/words';
import type { VoucherView } from '../../../../domain/rewards/contract';
import { go, goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { dayInWords } from '../days';

const text = {
  at: (name: string, until: string) => `到${name}用，${dayInWords(until)}前有效`,
  show: '给店里的人扫一下',
  code: '兑换券的二维码',
  typed: '扫不了就报这串码',
  cancel: '不要了，退回积分',
  sure: '退回以后，这张券不能再用，分马上回来。',
  keep: '先留着',
  all: '还没用的券，点一下看码',
  above: '在上面',
  over: '用过的、退回的',
  none: '还没有兑换券',
  hint: '服务分可以换社区和伙伴商户的东西。',
  redeem: '看看能换什么',
  home: '回首页',
};

/** abcd efgh ijkl mnop: groups of four are read out without losing the place. */
const grouped = (code: string): string => code.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');

const Shown = ({ voucher, onChanged }: { voucher: VoucherView; onChanged: () => void }) => {
  const { run, busy, why } = useAction();
  const [leaving, setLeaving] = useState(false);
  const cancel = async () => {
    if (!(await run('reward.cancel', { voucherId: voucher.voucherId }))) return;
    setLeaving(false);
    onChanged();
  };
  return (
    <Card title={voucher.title}>
      <Text className="quiet">{text.at(voucher.at.name, voucher.until)}</Text>
      <Code words={voucher.code} label={text.code} />
      <Text className="line-words center">{text.show}</Text>
      <Text className="quiet line-words center">{text.typed}</Text>
      <Text className="line-words center code-typed">{grouped(voucher.code)}</Text>
      {voucher.mayCancel ? (
        <Button tone="plain" onPress={() => setLeaving(true)}>
          {text.cancel}
        </Button>
      ) : null}
      <Sheet title={text.cancel} open={leaving} onClose={() => setLeaving(false)}>
        <Text className="para">{text.sure}</Text>
        <View className="sheet-foot">
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button busy={busy !== null} onPress={() => void cancel()}>
            {text.cancel}
          </Button>
          <Button tone="plain" onPress={() => setLeaving(false)}>
            {text.keep}
          </Button>
        </View>
      </Sheet>
    </Card>
  );
};

const Over = ({ vouchers }: { vouchers: readonly VoucherView[] }) =>
  vouchers.length ? (
    <Card title={text.over}>
      {vouchers.map((voucher) => (
        <Row
          key={voucher.voucherId}
          title={voucher.title}
          note={timeInWords(voucher.endedAt, now())}
          tail={<Tag>{voucher.stateLabel}</Tag>}
        />
      ))}
    </Card>
  ) : null;

/** One code at a time, so that nobody scans the neighbour's; the others are a press away. */
const Held = ({ vouchers, onChanged }: { vouchers: readonly VoucherView[]; onChanged: () => void }) => {
  const [picked, setPicked] = useState('');
  const shown = vouchers.find(({ voucherId }) => voucherId === picked) ?? vouchers[0];
  const show = (voucherId: string) => {
    setPicked(voucherId);
    void Taro.pageScrollTo({ scrollTop: 0 });
  };
  return (
    <>
      <View>{shown ? <Shown key={shown.voucherId} voucher={shown} onChanged={onChanged} /> : null}</View>
      {vouchers.length > 1 ? (
        <Card title={text.all}>
          {vouchers.map(({ voucherId, title, at, until }) => (
            <Row
              key={voucherId}
              title={title}
              note={text.at(at.name, until)}
              value={voucherId === shown?.voucherId ? text.above : ''}
              onPress={() => show(voucherId)}
            />
          ))}
        </Card>
      ) : null}
    </>
  );
};

/** What I redeemed: a code each, to be scanned once where the thing is handed over. */
export default function Vouchers() {
  const [list, reload] = usePages('reward.vouchers', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ vouchers }) =>
          vouchers.length ? (
            <>
              <Held vouchers={vouchers.filter(({ state }) => state === 'held')} onChanged={() => void reload()} />
              <Over vouchers={vouchers.filter(({ state }) => state !== 'held')} />
            </>
          ) : (
            <Card>
              <Empty
                icon="coupon-o"
                title={text.none}
                hint={text.hint}
                action={{ label: text.redeem, onPress: () => go('volunteers/rewards') }}
              />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
