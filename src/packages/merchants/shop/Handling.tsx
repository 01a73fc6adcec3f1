import { useState } from 'react';
import { useAction } from '../../../api/useAction';
import type { BadgeKind, ShopView } from '../../../../domain/shops/contract';
import { go, goBack } from '../../../routes';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { Reason } from '../../../ui/Reason';
import { GiveBadge } from './GiveBadge';
import { movesIn, wordSheets, type ShopMoveKey, type WordMove } from './moves';

type HandlingProps = {
  shop: ShopView;
  /** Under the thumb, or the one way out at the end of the page. */
  part: 'foot' | 'end';
  onDone: (shop: ShopView) => void;
};

const isWordMove = (key: ShopMoveKey): key is WordMove => key in wordSheets;

/** What this person may do with the shop now, under their thumb. */
export const Handling = ({ shop, part, onDone }: HandlingProps) => {
  const { shopId } = shop;
  const [open, setOpen] = useState<WordMove | 'giveBadge' | null>(null);
  const { run, busy, why } = useAction();
  const moves = movesIn(shop, part);
  const close = () => setOpen(null);
  const finish = (done: ShopView | undefined) => {
    if (!done) return;
    close();
    onDone(done);
  };
  const say = async (key: WordMove, words: string) =>
    finish(
      key === 'verify'
        ? await run('shop.verify', { shopId, words })
        : await run(`shop.${key}`, { shopId, reason: words }),
    );
  const give = async (kind: BadgeKind, promise: string) =>
    finish(await run('shop.giveBadge', { shopId, kind, promise }));
  const leave = async () => {
    if (await run('shop.leave', { shopId })) goBack();
  };
  const press = (key: ShopMoveKey) => {
    if (key === 'revise') go('merchants/register', { id: shopId });
    else if (key === 'leave') void leave();
    else setOpen(key);
  };
  if (!moves.length) return null;
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={moves} busy={null} onMove={press} />
      {moves
        .flatMap(({ key }) => (isWordMove(key) ? [key] : []))
        .map((key) => (
          <Reason
            key={key}
            {...wordSheets[key]}
            button={wordSheets[key].title}
            open={open === key}
            busy={busy !== null}
            onClose={close}
            onSend={(words) => void say(key, words)}
          />
        ))}
      <Sheet title="亮身份" open={open === 'giveBadge'} onClose={close}>
        {open === 'giveBadge' ? (
          <GiveBadge busy={busy !== null} onGive={(kind, promise) => void give(kind, promise)} />
        ) : null}
      </Sheet>
    </>
  );
};
