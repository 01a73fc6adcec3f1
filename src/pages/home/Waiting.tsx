import { useEffect, useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { mayTakeBack, sendWaiting, takeOut, useOutbox, type Letter } from '../../api/outbox';
import { keep } from '../../api/kept';
import { go } from '../../routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Row } from '../../ui/Row';
import { REPORT_DRAFT, draftOf } from '../report/draft';

const text = {
  title: '待发送',
  hint: '写好的都在手机里，网络好了会自动发出去。',
  now: '现在就发',
  change: '改一改',
  sending: '正在发',
};

const titleOf = ({ input, photos }: Letter): string => input.text || `${photos.length} 张照片`;

/** Back on the desk: it becomes the draft again, to be changed and sent as something new. */
const takeBack = (letter: Letter): void => {
  keep(`draft:${REPORT_DRAFT}`, draftOf(letter));
  takeOut(letter.operationId);
  go('report');
};

/** Requests written while nobody could be reached. Nothing when there are none. */
export const Waiting = ({ onSent }: { onSent: () => Promise<void> }) => {
  const letters = useOutbox((outbox) => outbox.letters);
  const [busy, setBusy] = useState(false);
  const before = useRef(letters.length);
  useEffect(() => {
    if (letters.length < before.current) void onSent();
    before.current = letters.length;
  }, [letters.length, onSent]);

  const sendNow = async () => {
    setBusy(true);
    await sendWaiting();
    setBusy(false);
  };

  if (!letters.length) return null;
  return (
    <Card title={text.title}>
      <Text className="quiet">{text.hint}</Text>
      {letters.map((letter) => (
        <Row
          key={letter.operationId}
          title={titleOf(letter)}
          note={letter.state === 'sending' ? text.sending : letter.sentence}
          tail={
            mayTakeBack(letter) ? (
              <Button small tone="quiet" onPress={() => takeBack(letter)}>
                {text.change}
              </Button>
            ) : null
          }
        />
      ))}
      <View className="gap" />
      <Button
        tone="quiet"
        busy={busy || letters.some(({ state }) => state === 'sending')}
        onPress={() => void sendNow()}
      >
        {text.now}
      </Button>
    </Card>
  );
};
