import { useState } from 'react';
import { Text } from '@tarojs/components';
import type { WishView } from '../../../../domain/wishes/contract';
import { go } from '../../../routes';
import { Faces } from '../../../ui/Faces';
import { Moves } from '../../../ui/Moves';
import { Sheet } from '../../../ui/Sheet';
import { MoveSheet } from './MoveSheet';
import { wishSheets, type SheetAction } from './moves';

const text = {
  claim: '我来实现',
  ask: '送到了吗？点一下就行',
  askForThem: '问问许愿的人，替他记下来',
  more: '还可以…',
};
/** More buttons than this under one thumb is none. */
const AT_ONCE = 3;

const faces = [
  { key: 'wish.confirm', mood: 'glad', label: '满意' },
  { key: 'wish.reopen', mood: 'sad', label: '还差一点' },
] as const;
const rated: readonly string[] = faces.map(({ key }) => key);
const quiet: readonly string[] = ['wish.withdraw', 'wish.release', 'wish.sendBack', 'wish.toRequest', 'wish.bringBack'];

type Action = WishView['open'][number]['action'];
const rank = (action: Action): number => (quiet.includes(action) ? 1 : 0);

/** What this person may do with the wish now, under their thumb. */
export const Handling = ({ wish, onDone }: { wish: WishView; onDone: () => void }) => {
  const [open, setOpen] = useState<SheetAction | null>(null);
  const [all, setAll] = useState(false);
  const rating = wish.open.some(({ action }) => action === 'wish.confirm');
  const moves = wish.open
    .filter(({ action }) => !(rating && rated.includes(action)))
    .sort((one, other) => rank(one.action) - rank(other.action))
    .map(({ action, label }) => ({
      key: action,
      label: action === 'wish.claim' ? text.claim : label,
      ...(quiet.includes(action) ? { tone: 'quiet' as const } : {}),
    }));
  const shown = all || moves.length <= AT_ONCE ? moves : moves.slice(0, AT_ONCE - 1);
  const buttons = shown.length < moves.length ? [...shown, { key: 'more' as const, label: text.more }] : shown;
  const press = (key: Action | 'more') => {
    if (key === 'more') setAll(true);
    else if (key === 'wish.revise') go('volunteers/newWish', { id: wish.wishId });
    else setOpen(key);
  };
  const close = () => setOpen(null);
  return (
    <>
      {rating ? (
        <>
          <Text className="row-title line-words">{wish.iAm === 'staff' ? text.askForThem : text.ask}</Text>
          <Faces faces={faces} busy={null} onPick={setOpen} />
        </>
      ) : null}
      {buttons.length ? <Moves moves={buttons} busy={null} onMove={press} /> : null}
      <Sheet title={open ? wishSheets[open].title : ''} open={open !== null} onClose={close}>
        {open ? (
          <MoveSheet
            key={open}
            wish={wish}
            action={open}
            onDone={() => {
              close();
              onDone();
            }}
          />
        ) : null}
      </Sheet>
    </>
  );
};
