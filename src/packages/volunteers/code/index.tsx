import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
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
/** After this many seconds without a new code it is asked for again. */
const AGAIN = 3;

/** Seconds until `nextAt`, told anew every second; negative once it has passed. */
const useSecondsUntil = (nextAt: string): number => {
  const left = () => Math.ceil((Date.parse(nextAt) - Date.now()) / SECOND);
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const look = () => setSeconds(Math.ceil((Date.parse(nextAt) - Date.now()) / SECOND));
    look();
    const clock = setInterval(look, SECOND);
    return () => clearInterval(clock);
  }, [nextAt]);
  return seconds;
};

const grouped = (code: string): string => code.replace(/(.{4})(?=.)/, '$1 ').toUpperCase();

const Shown = ({ shown, onOver }: { shown: OutputOf<'task.code'>; onOver: () => void }) => {
  const left = useSecondsUntil(shown.nextAt);
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
