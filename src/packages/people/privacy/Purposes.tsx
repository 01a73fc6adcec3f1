import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Act } from '../../../api/useAction';
import { purposes, type Purpose } from '../../../../domain/people/consents';
import type { PrivacyView } from '../../../../domain/people/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { Toggle } from '../../../ui/Toggle';
import type { About } from './about';

const text = {
  title: '我同意了什么',
  childTitle: '替孩子同意了什么',
  lead: '每一项单独同意，随时能收回，不影响别的。',
  outdated: '这一项的说明有更新，看过再同意一次。',
  again: '看过了，同意',
  sure: (label: string) => `收回“${label}”`,
  takeBack: '收回同意',
  keep: '先不收回',
};

type PurposesProps = { view: PrivacyView; act: Act; about: About; onView: (view: PrivacyView) => void };

/** One switch a purpose. Off is asked once more, with what it means. */
export const Purposes = ({ view, act, about, onView }: PurposesProps) => {
  const [asked, setAsked] = useState<Purpose | null>(null);
  // A child's is the guardian's to give and to take back.
  const mine = about.ward === undefined;
  const sayable = view.purposes.filter(({ purpose }) => !mine || purpose !== 'child');
  const agree = async (purpose: Purpose, version: string) => {
    const next = await act.run('person.agree', { purpose, version, ...about });
    if (next) onView(next);
  };
  const takeBack = async (purpose: Purpose) => {
    const next = await act.run('person.takeBack', { purpose, ...about });
    setAsked(null);
    if (next) onView(next);
  };
  return (
    <Card title={mine ? text.title : text.childTitle}>
      <Text className="quiet line-words">{text.lead}</Text>
      <View className="gap" />
      {sayable.map(({ purpose, version, given }) => (
        <Toggle
          key={purpose}
          label={purposes[purpose].label}
          note={purposes[purpose].why}
          on={given}
          onChange={(on) => (on ? void agree(purpose, version) : setAsked(purpose))}
        />
      ))}
      {sayable
        .filter(({ outdated }) => outdated)
        .map(({ purpose, version }) => (
          <Notice key={purpose} action={{ label: text.again, onPress: () => void agree(purpose, version) }}>
            {`${purposes[purpose].label}：${text.outdated}`}
          </Notice>
        ))}
      <Sheet title={asked ? text.sure(purposes[asked].label) : ''} open={asked !== null} onClose={() => setAsked(null)}>
        <Text className="para">{asked ? purposes[asked].without : ''}</Text>
        <View className="gap" />
        <Button onPress={() => setAsked(null)}>{text.keep}</Button>
        <View className="gap" />
        <Button tone="quiet" busy={act.busy !== null} onPress={() => asked && void takeBack(asked)}>
          {text.takeBack}
        </Button>
      </Sheet>
    </Card>
  );
};
