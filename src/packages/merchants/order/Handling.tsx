import { useState } from 'react';
import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import type { OrderView } from '../../../../domain/offers/orderContract';
import { requestTemplates } from '../../../../domain/requests/contract';
import { Faces } from '../../../ui/Faces';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Reason } from '../../../ui/Reason';

type Move = OrderView['open'][number]['move'];
type HandlingProps = { order: OrderView; onDone: (order: OrderView) => void };

const text = { ask: '做得怎么样，点一下就行' };
const faces = [
  { key: 'satisfied', mood: 'glad', label: '满意' },
  { key: 'reopen', mood: 'sad', label: '不满意，重新做' },
] as const;
const rated: readonly Move[] = ['satisfied', 'reopen'];
const quiet: readonly Move[] = ['decline', 'cancel', 'reopen'];

/** One row a move: what its sheet says. */
const sheets: Readonly<
  Record<Exclude<Move, 'satisfied'>, { title: string; note: string; placeholder: string; least: number }>
> = {
  accept: {
    title: '接单',
    note: '接了就由你们做完，看得到对方电话。',
    placeholder: '说一句什么时候去，可以不写',
    least: 0,
  },
  decline: {
    title: '接不了',
    note: '对方看得到原因，可以再找别家。',
    placeholder: '为什么接不了，至少 4 个字',
    least: 4,
  },
  finish: { title: '服务做完', note: '做完请下单的人说满意不满意。', placeholder: '做了什么，可以不写', least: 0 },
  reopen: {
    title: '不满意，重新服务',
    note: '还由这家接着做；第二次社区会来过问。',
    placeholder: '哪里不满意，至少 4 个字',
    least: 4,
  },
  cancel: { title: '取消', note: '取消以后不再来做。', placeholder: '为什么取消，可以不写', least: 0 },
};
type WordMove = keyof typeof sheets;

/** What this person may do with the order now. */
export const Handling = ({ order, onDone }: HandlingProps) => {
  const { orderId } = order;
  const [open, setOpen] = useState<WordMove | null>(null);
  const { run, busy, why } = useAction();
  const rating = order.open.some(({ move }) => move === 'satisfied');
  const finish = (done: OrderView | undefined) => {
    if (!done) return;
    setOpen(null);
    onDone(done);
  };
  const say = async (key: WordMove, words: string) => {
    if (key === 'accept') {
      const subscribed = await askToNotify([requestTemplates.progress]);
      return finish(await run('order.accept', { orderId, words, subscribed }));
    }
    if (key === 'finish') return finish(await run('order.finish', { orderId, words }));
    return finish(await run(`order.${key}`, { orderId, reason: words }));
  };
  const press = (key: Move) => {
    if (key === 'satisfied') void run('order.rate', { orderId }).then(finish);
    else setOpen(key);
  };
  const moves = order.open
    .filter(({ move }) => !(rating && rated.includes(move)))
    .map(({ move: key, label }) => ({ key, label, ...(quiet.includes(key) && { tone: 'quiet' as const }) }));
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {rating ? (
        <>
          <Text className="row-title line-words">{text.ask}</Text>
          <Faces faces={faces} busy={busy === 'order.rate' ? 'satisfied' : null} onPick={press} />
        </>
      ) : null}
      {moves.length ? <Moves moves={moves} busy={null} onMove={press} /> : null}
      {open ? (
        <Reason
          key={open}
          {...sheets[open]}
          button={sheets[open].title}
          open
          busy={busy !== null}
          onClose={() => setOpen(null)}
          onSend={(words) => void say(open, words)}
        />
      ) : null}
    </>
  );
};
