import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { badgeKinds, type BadgeKind } from '../../../../domain/shops/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';

const text = {
  note: '商铺页上大家都看得到，做不到可以收回。',
  promise: '店主承诺了什么，比如：足斤足两，童叟无欺',
  give: '亮身份',
};
const PROMISE_LEAST = 4;
const kinds = Object.entries(badgeKinds).map(([key, label]) => ({ key: key as BadgeKind, label }));

type GiveBadgeProps = { busy: boolean; onGive: (kind: BadgeKind, promise: string) => void };

/** Which badge, and what the shop promised for it. */
export const GiveBadge = ({ busy, onGive }: GiveBadgeProps) => {
  const [kind, setKind] = useState<BadgeKind | null>(null);
  const [promise, setPromise] = useState('');
  return (
    <>
      <Text className="quiet">{text.note}</Text>
      <Choice options={kinds} chosen={kind} onChoose={setKind} />
      <Field kind="long" most={WORDS_MAX} placeholder={text.promise} onChange={setPromise} />
      <View className="sheet-foot">
        <Button
          busy={busy}
          off={!kind || !saysAtLeast(promise, PROMISE_LEAST)}
          onPress={() => kind && onGive(kind, promise.trim())}
        >
          {text.give}
        </Button>
      </View>
    </>
  );
};
