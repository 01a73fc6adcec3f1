import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import { go, useRoute } from '../../../routes';
import { Bar } from '../../../ui/Bar';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';

const text = {
  scan: '用邻里应里的“扫码签到”扫这个码，来的时候一次，走的时候一次。',
  code: '签到码的二维码',
  typed: '扫不了就输入',
  next: '换下一个',
  seconds: (seconds: number) => `${seconds} 秒`,
  why: '码一会儿换一次，拍照发给别人没有用。',
  board: '名单和签到',
};

const SECOND = 1_000;
/** When no new code came, it is asked for again after so many seconds. */
const AGAIN = 3;

/** Counts down from what the server said: the phone's own clock may be minutes off. Negative once it is over. */
const useCountdown = (shown: OutputOf<'task.code'>): number => {
  const [seconds, setSeconds] = useState(shown.left);
  useEffect(() => {
    const since = now().getTime();
    const look = () => setSeconds(shown.left - Math.floor((now().getTime() - since) / SECOND));
    look();
    const clock = setInterval(look, SECOND);
    return () => clearInterval(clock);
  }, [shown]);
  return seconds;
};

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/, '$1 ').toUpperCase();

const Shown = ({ shown, onOver }: { shown: OutputOf<'task.code'>; onOver: () => void }) => {
  const left = useCountdown(shown);
  useEffect(() => {
    if (left <= 0 && left % AGAIN === 0) onOver();
  }, [left, onOver]);
  const seconds = Math.max(0, left);
  return (
    <Card>
      <View className="poster">
        <Text className="quiet">{text.scan}</Text>
        <Code words={shown.text} label={text.code} />
        <Text className="quiet">{text.typed}</Text>
        <Text className="code-digits">{grouped(shown.code)}</Text>
      </View>
      <Bar
        label={text.next}
        head={text.seconds(seconds)}
        percent={Math.min(100, Math.round((seconds / shown.seconds) * 100))}
        said={text.why}
      />
    </Card>
  );
};

/** The rotating code, big enough to be scanned by a row of people. */
export default function CodeScreen() {
  const route = useRoute();
  const taskId = route('id');
  const [shown, reload] = useQuery('task.code', { taskId, shiftId: route('shift') });
  return (
    <Screen
      of={shown}
      footer={
        <Button tone="quiet" onPress={() => go('volunteers/board', { id: taskId })}>
          {text.board}
        </Button>
      }
    >
      <Loaded of={shown} retry={reload} cards={1}>
        {(value) => <Shown shown={value} onOver={() => void reload()} />}
      </Loaded>
    </Screen>
  );
}
