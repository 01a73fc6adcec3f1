import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { goInstead, useRoute } from '../../../routes';
import { Foot } from '../../../ui/Foot';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';
import { WishForm, lackingOf, noWish } from '../WishForm';

const text = {
  next: '马上挂在微心愿墙上，连着这件诉求。诉求照常办，谁先办成都算。',
  send: '挂出去',
};

/** A request that somebody might fulfil: listed at once, while the request keeps its own loop. */
function PassOn() {
  const requestId = useRoute()('request');
  const { draft, change, run, busy, why } = useForm(`wish:of:${requestId}`, noWish);
  const lacking = lackingOf(draft);
  const send = async () => {
    const { title, text: words, kind } = draft;
    if (!kind) return;
    const done = await run('wish.fromRequest', { requestId, title: title.trim(), text: words, kind });
    if (!done) return;
    goInstead('volunteers/wish', { id: done.wishId });
  };
  return (
    <Screen
      footer={
        <Foot why={why} lacking={lacking} busy={busy !== null} onSend={() => void send()}>
          {text.send}
        </Foot>
      }
    >
      <Text className="lead">{text.next}</Text>
      <WishForm draft={draft} change={change} wordsOnly />
    </Screen>
  );
}

export default forStaff(PassOn);
