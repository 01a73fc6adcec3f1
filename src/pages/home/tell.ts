import Taro from '@tarojs/taro';
import { nameOf, type Delivery } from '../../api/outbox';

const text = {
  sent: (name: string) => `「${name}」已发给社区`,
  several: (count: number) => `${count} 件都发给社区了`,
  stuck: (name: string) => `「${name}」没发出去，首页里写着为什么`,
};

/** Says what went by itself and what did not, by its first words: whoever wrote it may be on any screen by now. */
export const tell = (deliveries: readonly Delivery[]): void => {
  const [stuck] = deliveries.filter(({ done }) => done === 'refused' || done === 'lacking');
  const sent = deliveries.filter(({ done }) => done === 'sent');
  const [first] = sent;
  const say = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 3000 });
  if (stuck) say(text.stuck(nameOf(stuck.letter)));
  else if (first) say(sent.length > 1 ? text.several(sent.length) : text.sent(nameOf(first.letter)));
};
