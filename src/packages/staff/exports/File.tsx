import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { saveText } from '../../../api/textFile';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';

const text = {
  title: '表格好了',
  rows: (rows: number, most: number) => `${rows} 行，一份最多 ${most} 行。云端不留底，离开这一页就没有了。`,
  none: '这个月在这里没有可以列出来的。',
  send: '存成文件，发给自己',
  notSent: '没发出去，可以先复制全部',
  copy: '复制全部',
  copied: '复制好了，可以粘贴到别处保存',
  more: '还有，取下一份',
};

export type Table = { readonly name: string; readonly text: string; readonly rows: number; readonly most: number };
type FileProps = { file: Table | null; onClose: () => void; onMore?: () => void };

/** A table, once fetched: on this phone and nowhere else. */
export const File = ({ file, onClose, onMore }: FileProps) => {
  const send = async () => {
    if (file && !(await saveText(file.name, file.text))) void Taro.showToast({ title: text.notSent, icon: 'none' });
  };
  const copy = () =>
    void Taro.setClipboardData({ data: file?.text ?? '' }).then(
      () => Taro.showToast({ title: text.copied, icon: 'none' }),
      () => undefined,
    );
  return (
    <Sheet title={text.title} open={file !== null} onClose={onClose}>
      <Text className="para">{file?.rows ? text.rows(file.rows, file.most) : text.none}</Text>
      {file?.rows ? (
        <>
          <Button onPress={() => void send()}>{text.send}</Button>
          <Button tone="quiet" onPress={copy}>
            {text.copy}
          </Button>
        </>
      ) : null}
      {onMore ? (
        <Button tone="quiet" onPress={onMore}>
          {text.more}
        </Button>
      ) : null}
    </Sheet>
  );
};
