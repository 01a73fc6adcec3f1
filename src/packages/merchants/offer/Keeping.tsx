import { useState } from 'react';
import { useAction } from '../../../api/useAction';
import type { OfferView } from '../../../../domain/offers/contract';
import { go } from '../../../routes';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Reason } from '../../../ui/Reason';

type Move = OfferView['open'][number]['move'];

/** One row a move that asks for words. */
const sheets = {
  approve: { title: '审核通过', note: '通过后本区的居民都能下单。', placeholder: '可以不写', least: 0 },
  sendBack: { title: '退回补充', note: '对方看得到你写的话。', placeholder: '还差什么，至少 4 个字', least: 4 },
  close: {
    title: '下架',
    note: '下架以后不再接新单，接了的单接着做完。',
    placeholder: '为什么，至少 4 个字',
    least: 4,
  },
} as const;
type WordMove = keyof typeof sheets;
const isWordMove = (move: Move): move is WordMove => move in sheets;
const quiet: readonly Move[] = ['close', 'pause', 'revise'];

type KeepingProps = { offer: OfferView; onDone: (offer: OfferView) => void };

/** What the partner, or the community, may do with the offer itself. */
export const Keeping = ({ offer, onDone }: KeepingProps) => {
  const { offerId } = offer;
  const [open, setOpen] = useState<WordMove | null>(null);
  const { run, busy, why } = useAction();
  const finish = (done: OfferView | undefined) => {
    if (!done) return;
    setOpen(null);
    onDone(done);
  };
  const say = async (key: WordMove, words: string) =>
    finish(
      key === 'approve'
        ? await run('offer.approve', { offerId, words })
        : await run(key === 'close' ? 'offer.close' : 'offer.sendBack', { offerId, reason: words }),
    );
  const press = (key: Move) => {
    if (key === 'revise') go('merchants/newOffer', { id: offerId });
    else if (key === 'pause' || key === 'resume') void run(`offer.${key}`, { offerId }).then(finish);
    else if (isWordMove(key)) setOpen(key);
  };
  const moves = offer.open.map(({ move: key, label }) => ({
    ...{ key, label },
    ...(quiet.includes(key) && { tone: 'quiet' as const }),
  }));
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={moves} busy={null} onMove={press} />
      {moves
        .flatMap(({ key }) => (isWordMove(key) ? [key] : []))
        .map((key) => (
          <Reason
            key={key}
            {...sheets[key]}
            button={sheets[key].title}
            open={open === key}
            busy={busy !== null}
            onClose={() => setOpen(null)}
            onSend={(words) => void say(key, words)}
          />
        ))}
    </>
  );
};
