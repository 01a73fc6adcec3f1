import { Text, View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { requestTemplates } from '../../../../domain/requests/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';

const text = {
  words: '什么时候方便、要做什么，比如：周六上午，修水龙头',
  spot: '到哪里，不写就到家里',
  name: '怎么称呼你',
  phone: '电话',
  note: '对方接单以后才看得到电话；谁看过，你都看得到。',
  send: '下单',
};
const LEAST = 2;
const nothing = { words: '', spot: '', name: '', phone: '' };

/** When it suits and how to be reached; nothing is paid here. */
export const Order = ({ offerId, onDone }: { offerId: string; onDone: (orderId: string) => void }) => {
  const { draft: said, change: put, run, busy, why } = useForm(`order:${offerId}`, nothing);
  const send = async () => {
    const subscribed = await askToNotify([requestTemplates.progress]);
    const { words, spot, name, phone } = said;
    const contact = { name: name.trim(), phone: phone.trim() };
    const done = await run('order.place', { offerId, words: words.trim(), spot: spot.trim(), contact, subscribed });
    if (done) onDone(done.orderId);
  };
  const ready = saysAtLeast(said.words, LEAST) && said.phone.trim() !== '' && canBeDialled(said.phone);
  return (
    <>
      <Field
        kind="long"
        initial={said.words}
        most={WORDS_MAX}
        placeholder={text.words}
        onChange={(words) => put({ words })}
      />
      <Field initial={said.spot} most={60} placeholder={text.spot} onChange={(spot) => put({ spot })} />
      <Field initial={said.name} most={20} placeholder={text.name} onChange={(name) => put({ name })} />
      <Field initial={said.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => put({ phone })} />
      <Text className="quiet">{text.note}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={!ready} onPress={() => void send()}>
          {text.send}
        </Button>
      </View>
    </>
  );
};
