import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';

const text = {
  title: '看反映人的电话',
  next: '先写为什么要看。理由和你的岗位会记下来，反映人随时看得到。',
  reason: '比如：约上门的时间，至少 4 个字',
  see: '看电话',
  needs: '先写明为什么要看',
  call: '打过去',
  once: '离开这一页就看不到了，请不要另外抄下来。',
  noName: '反映人',
};

type Shown = { readonly name: string; readonly phone: string };

const Revealed = ({ name, phone }: Shown) => (
  <Card title={name || text.noName}>
    <Text className="number">{phone}</Text>
    <Text className="quiet line-words">{text.once}</Text>
    <Button icon="phone-o" onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}>
      {text.call}
    </Button>
  </Card>
);

/** The reporter's number: a reason first, written down before it is shown, and never kept on this phone. */
function Contact() {
  const id = useRoute()('id');
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const { run, busy, why } = useAction();
  const ready = saysAtLeast(reason, REASON_LEAST);
  const see = async () => {
    const contact = await run('request.revealContact', { requestId: id, reason });
    if (contact) setShown(contact);
  };
  if (shown)
    return (
      <Screen>
        <Revealed {...shown} />
      </Screen>
    );
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} off={!ready} onPress={() => void see()}>
            {ready ? text.see : text.needs}
          </Button>
        </>
      }
    >
      <Card title={text.title}>
        <Text className="quiet">{text.next}</Text>
        <Field kind="long" most={WORDS_MAX} placeholder={text.reason} onChange={setReason} />
      </Card>
    </Screen>
  );
}

export default forStaff(Contact);
