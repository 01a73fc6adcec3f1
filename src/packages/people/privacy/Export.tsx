import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import type { Act } from '../../../api/useAction';
import { saveText } from '../../../api/textFile';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';

const text = {
  title: '关于我的全部信息',
  lead: '住处、反映过的事、志愿和积分、订单……凡是有你的，都在一个文件里。一小时一次，云端不留底。',
  go: '导出我的全部信息',
  ready: '导出好了，前面一段是这样的：',
  copy: '复制全部',
  copied: '复制好了，可以粘贴到别处保存',
  send: '存成文件，发给自己',
  notSent: '没发出去，可以先复制全部',
};

const LINES_SHOWN = 9;

/** Enough to see what it is; all of it is in the file. */
const firstLines = (whole: string): string => [...whole.split('\n').slice(0, LINES_SHOWN), '……'].join('\n');

/** Everything about me, once asked for: on this phone and nowhere else. */
export const Export = ({ act }: { act: Act }) => {
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const ask = async () => {
    const given = await act.run('person.export', {});
    if (given) setFile(given);
  };
  const send = async () => {
    if (file && !(await saveText(file.name, file.text))) void Taro.showToast({ title: text.notSent, icon: 'none' });
  };
  const copy = () =>
    void Taro.setClipboardData({ data: file?.text ?? '' }).then(
      () => Taro.showToast({ title: text.copied, icon: 'none' }),
      () => undefined,
    );
  return (
    <Card title={text.title}>
      <Text className="quiet line-words">{text.lead}</Text>
      <View className="gap" />
      {file ? (
        <>
          <Text className="para">{text.ready}</Text>
          <Text className="quiet line-words">{firstLines(file.text)}</Text>
          <View className="gap" />
          <Button onPress={() => void send()}>{text.send}</Button>
          <View className="gap" />
          <Button tone="quiet" onPress={copy}>
            {text.copy}
          </Button>
        </>
      ) : (
        <Button tone="quiet" busy={act.busy === 'person.export'} onPress={() => void ask()}>
          {text.go}
        </Button>
      )}
    </Card>
  );
};
