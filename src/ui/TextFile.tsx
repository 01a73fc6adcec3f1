import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { saveText } from '../api/textFile';
import { Button } from './Button';

const text = {
  send: '存成文件，发给自己',
  notSent: '没发出去，可以先复制全部',
  copy: '复制全部',
  copied: '复制好了，可以粘贴到别处保存',
};

type TextFileProps = { file: { readonly name: string; readonly text: string } };

/** The two ways a text leaves the phone: as a file to oneself, or copied. */
export const TextFile = ({ file }: TextFileProps) => {
  const send = async () => {
    if (!(await saveText(file.name, file.text))) void Taro.showToast({ title: text.notSent, icon: 'none' });
  };
  const copy = () =>
    void Taro.setClipboardData({ data: file.text }).then(
      () => Taro.showToast({ title: text.copied, icon: 'none' }),
      () => undefined,
    );
  return (
    <>
      <Button onPress={() => void send()}>{text.send}</Button>
      <View className="gap" />
      <Button tone="quiet" onPress={copy}>
        {text.copy}
      </Button>
    </>
  );
};
