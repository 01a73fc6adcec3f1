import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Act } from '../../../api/useAction';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { TextFile } from '../../../ui/TextFile';
import type { About } from './about';

const text = {
  me: {
    title: '关于我的全部信息',
    lead: '住处、反映过的事、志愿和积分、订单……凡是有你的，都在一个文件里。一小时一次，云端不留底。',
    go: '导出我的全部信息',
  },
  child: {
    title: '关于孩子的全部信息',
    lead: '住处、反映过的事、心愿……凡是有孩子的，都在一个文件里。一小时一次，云端不留底。',
    go: '导出孩子的全部信息',
  },
  ready: '导出好了，前面一段是这样的：',
};

const LINES_SHOWN = 9;

/** Enough to see what it is; all of it is in the file. */
const firstLines = (whole: string): string => [...whole.split('\n').slice(0, LINES_SHOWN), '……'].join('\n');

/** Everything about me or my child, once asked for: on this phone and nowhere else. */
export const Export = ({ act, about }: { act: Act; about: About }) => {
  const words = text[about.ward === undefined ? 'me' : 'child'];
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const ask = async () => {
    const given = await act.run('person.export', about);
    if (given) setFile(given);
  };
  return (
    <Card title={words.title}>
      <Text className="quiet line-words">{words.lead}</Text>
      <View className="gap" />
      {file ? (
        <>
          <Text className="para">{text.ready}</Text>
          <Text className="quiet line-words">{firstLines(file.text)}</Text>
          <View className="gap" />
          <TextFile file={file} />
        </>
      ) : (
        <Button tone="quiet" busy={act.busy === 'person.export'} onPress={() => void ask()}>
          {words.go}
        </Button>
      )}
    </Card>
  );
};
