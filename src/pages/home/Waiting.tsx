import { useEffect, useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import {
  hold,
  mayGoWithout,
  mayTakeBack,
  nameOf,
  sendWaiting,
  sendWithout,
  useOutbox,
  type Letter,
} from '../../api/outbox';
import { go } from '../../routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Row } from '../../ui/Row';
import { tell } from './tell';

const text = {
  title: '待发送',
  hint: '写好的都在手机里，网络好了会自动发出去。',
  now: '现在就发',
  change: '改一改',
  without: '不带它，直接发',
  choose: '选住处',
  sending: '正在发',
  held: '改了一半，还没发。',
};

const noteOf = ({ state, sentence }: Letter): string => {
  if (state === 'sending') return text.sending;
  return state === 'held' ? text.held : sentence;
};

/** Back on the desk: changed on the report screen under its own name, and sent from there as something new. */
const takeBack = (letter: Letter): void => {
  hold(letter);
  go('report', { letter: letter.operationId });
};

const Way = ({ letter }: { letter: Letter }) => {
  if (letter.code === 'REGISTER_FIRST' && letter.state === 'refused')
    return (
      <Button small onPress={() => go('register')}>
        {text.choose}
      </Button>
    );
  if (!mayTakeBack(letter)) return null;
  return (
    <Button small tone="quiet" onPress={() => takeBack(letter)}>
      {text.change}
    </Button>
  );
};

const One = ({ letter }: { letter: Letter }) => (
  <>
    <Row title={nameOf(letter)} note={noteOf(letter)} tail={<Way letter={letter} />} />
    {mayGoWithout(letter) ? (
      <Button tone="quiet" onPress={() => void sendWithout(letter).then((delivery) => tell([delivery]))}>
        {text.without}
      </Button>
    ) : null}
  </>
);

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
    tell(await sendWaiting());
    setBusy(false);
  };

  if (!letters.length) return null;
  const goes = letters.some(({ state }) => state === 'waiting' || state === 'sending');
  return (
    <Card title={text.title}>
      {goes ? <Text className="quiet">{text.hint}</Text> : null}
      {letters.map((letter) => (
        <One key={letter.operationId} letter={letter} />
      ))}
      {goes ? (
        <>
          <View className="gap" />
          <Button
            tone="quiet"
            busy={busy || letters.some(({ state }) => state === 'sending')}
            onPress={() => void sendNow()}
          >
            {text.now}
          </Button>
        </>
      ) : null}
    </Card>
  );
};
