import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { codeOf, TYPED_MAX } from '../../../../domain/kernel/codes';
import { go, goHome, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { scanned } from '../../volunteers/scan';

const text = {
  how: '扫一扫店主手机上的邀请码。',
  scan: '扫邀请码',
  type: '或者输入邀请码',
  look: '看看是哪家店',
  as: { staff: '请你来帮忙', owner: '把店交给你' },
  means: {
    staff: '以后你能替店里收兑换券，看得到店里的事。',
    owner: '以后你是店主：进商户群、提诉求、亮身份都归你管。',
  },
  take: { staff: '来帮忙', owner: '接过来' },
  no: '先不了',
  register: '选我住的地方',
};

const Invited = ({ code }: { code: string }) => {
  const [invited, reload] = useQuery('shop.invited', { code });
  const { run, busy, why } = useAction();
  const take = async () => {
    const shop = await run('shop.accept', { code });
    if (shop) goInstead('merchants/shop', { id: shop.shopId });
  };
  const refused = invited.face === 'refused' && invited.why.code === 'REGISTER_FIRST';
  const wayOut = refused
    ? { label: text.register, onPress: () => go('register') }
    : { label: text.no, onPress: goHome };
  return (
    <Loaded of={invited} retry={reload} cards={1} wayOut={wayOut}>
      {({ name, place, as }) => (
        <Card title={`${name}${text.as[as]}`}>
          <Text className="quiet line-words">{place}</Text>
          <Text className="para">{text.means[as]}</Text>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} onPress={() => void take()}>
            {text.take[as]}
          </Button>
          <Button tone="plain" onPress={goHome}>
            {text.no}
          </Button>
        </Card>
      )}
    </Loaded>
  );
};

/** Somebody was asked to help in a shop, or to take it over: what it means, then one press. */
export default function Accept() {
  const [code, setCode] = useState(codeOf('invitation', useRoute()('code')));
  const [typed, setTyped] = useState('');
  return (
    <Screen>
      {code ? (
        <Invited code={code} />
      ) : (
        <Card>
          <Text className="para">{text.how}</Text>
          <View className="gap" />
          <Button hero icon="scan" onPress={() => void scanned().then((words) => setCode(codeOf('invitation', words)))}>
            {text.scan}
          </Button>
          <Field most={TYPED_MAX} placeholder={text.type} onChange={setTyped} />
          <Button tone="quiet" off={!codeOf('invitation', typed)} onPress={() => setCode(codeOf('invitation', typed))}>
            {text.look}
          </Button>
        </Card>
      )}
    </Screen>
  );
}
