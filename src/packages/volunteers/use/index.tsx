import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ShopVoucher } from '../../../../domain/rewards/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { dayInWords } from '../days';
import { scanned } from '../scan';

const text = {
  how: '扫一扫顾客手机上的码，看清是什么，再收下。',
  scan: '扫兑换券',
  type: '或者输入券上的码',
  look: '看看这张券',
  at: '在哪里用',
  until: (day: string) => `${day}前有效`,
  take: '收下，东西给他',
  done: '收下了',
  doneHint: (title: string) => `把${title}交给他就行。`,
  next: '再收一张',
  usedAt: (when: string) => `${when}已经用过`,
  notThis: '这张券现在不能用',
};

const About = ({ voucher, onTake, busy }: { voucher: ShopVoucher; onTake: () => void; busy: boolean }) => (
  <Card title={voucher.title}>
    <Tag tone={voucher.state === 'held' ? 'main' : 'quiet'}>{voucher.stateLabel}</Tag>
    <Row title={text.at} note={text.until(dayInWords(voucher.until))} value={voucher.at.name} />
    {voucher.usedAt ? <Text className="para">{text.usedAt(timeInWords(voucher.usedAt, now()))}</Text> : null}
    <View className="gap" />
    <Button hero busy={busy} off={voucher.state !== 'held'} onPress={onTake}>
      {voucher.state === 'held' ? text.take : text.notThis}
    </Button>
  </Card>
);

const Checked = ({ code, onAgain }: { code: string; onAgain: () => void }) => {
  const [checked, reload] = useQuery('reward.check', { code });
  const { run, busy, why } = useAction();
  const [taken, setTaken] = useState<ShopVoucher | null>(null);
  const take = async () => {
    const done = await run('reward.use', { code });
    if (done) setTaken(done.voucher);
  };
  if (taken)
    return (
      <Card>
        <Empty
          icon="passed"
          title={text.done}
          hint={text.doneHint(taken.title)}
          action={{ label: text.next, onPress: onAgain, main: true }}
        />
      </Card>
    );
  return (
    <Loaded of={checked} retry={reload} cards={1} wayOut={{ label: text.next, onPress: onAgain }}>
      {({ voucher }) => (
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <About voucher={voucher} busy={busy !== null} onTake={() => void take()} />
          <Button tone="plain" onPress={onAgain}>
            {text.next}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** At the shop: scan, look, take. The goods are shown, never the person. */
export default function UseVoucher() {
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  const scan = async () => setCode(codeOf('voucher', await scanned()));
  return (
    <Screen>
      {code ? (
        <Checked key={code} code={code} onAgain={() => setCode('')} />
      ) : (
        <Card>
          <Text className="para">{text.how}</Text>
          <View className="gap" />
          <Button hero icon="scan" onPress={() => void scan()}>
            {text.scan}
          </Button>
          <Field most={TYPED_MAX} placeholder={text.type} onChange={setTyped} />
          <Button tone="quiet" off={!codeOf('voucher', typed)} onPress={() => setCode(codeOf('voucher', typed))}>
            {text.look}
          </Button>
        </Card>
      )}
    </Screen>
  );
}
