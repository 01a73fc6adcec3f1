import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useNow } from '../../../api/useNow';
import { timeInWords } from '../../../../domain/kernel/words';
import type { WishView } from '../../../../domain/wishes/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Reason } from '../../../ui/Reason';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  title: '怎么联系',
  see: '看电话',
  why: '先写为什么要看。理由和你的岗位会记下来，许愿的人随时看得到。',
  reason: '比如：约上门的时间，至少 4 个字',
  once: '离开这一页就看不到了，请不要另外抄下来。',
  call: '打过去',
  looked: '谁看过我的电话',
  relay: '打给社区，请他们转告',
};

const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);

type Shown = { readonly name: string; readonly phone: string };

const Reveal = ({ wishId }: { wishId: string }) => {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const { run, busy, why } = useAction();
  const see = async (reason: string) => {
    const contact = await run('wish.revealContact', { wishId, reason });
    setOpen(false);
    if (contact) setShown(contact);
  };
  if (shown)
    return (
      <>
        <Text className="number">{shown.phone}</Text>
        <Text className="quiet line-words">{text.once}</Text>
        <Button icon="phone-o" onPress={() => void call(shown.phone)}>
          {text.call}
        </Button>
      </>
    );
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {text.see}
      </Button>
      <Reason
        title={text.see}
        note={text.why}
        placeholder={text.reason}
        least={REASON_LEAST}
        button={text.see}
        open={open}
        busy={busy !== null}
        onClose={() => setOpen(false)}
        onSend={(reason) => void see(reason)}
      />
    </>
  );
};

/** How to reach whoever wished: starred, behind a reason, and every look is written down for them. */
export const Contact = ({ wish }: { wish: WishView }) => {
  const now = useNow();
  if (!wish.contact && !(wish.phone && wish.iAm === 'claimer')) return null;
  return (
    <>
      <Card title={text.title}>
        {wish.contact ? <Row title={wish.contact.name} value={wish.contact.phone} /> : null}
        {wish.contact?.mayReveal ? <Reveal wishId={wish.wishId} /> : null}
        {wish.phone && wish.iAm === 'claimer' ? (
          <Button tone="quiet" icon="phone-o" onPress={() => void call(wish.phone)}>
            {text.relay}
          </Button>
        ) : null}
      </Card>
      {wish.contactViews.length ? (
        <Card title={text.looked}>
          {wish.contactViews.map(({ who, at, reason }) => (
            <Row key={`${at}${who}`} title={who} note={`${timeInWords(at, now)} · ${reason}`} />
          ))}
        </Card>
      ) : null}
    </>
  );
};
