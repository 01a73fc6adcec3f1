import { useState } from 'react';
import { useAction } from '../../../api/useAction';
import type { OpenMove, RequestView } from '../../../../domain/requests/contract';
import { goMake, useRoute } from '../../../routes';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { MoveForm } from './MoveForm';
import { moveSheets } from './moves';
import { Rating } from './Rating';
import { onScreens, type ScreenMove, type SheetMove } from './sheet';

type HandlingProps = { request: RequestView; onDone: (request: RequestView) => void; onMovedOn: () => void };
type Move = OpenMove['move'];

const text = { more: '还可以…', reroute: '改派' };
/** More buttons than this under one thumb is none: the rest waits behind one more press. */
const AT_ONCE = 3;

const hasScreen = (move: Move): move is ScreenMove => (onScreens as readonly Move[]).includes(move);
const hasSheet = (move: Move): move is SheetMove => move in moveSheets;

/** Dispatching and whistling are two routes of one screen: one button leads there. */
const drawn = (request: RequestView, rating: boolean) => {
  const all = request.open.map(({ move }) => move);
  return request.open.filter(
    ({ move }) =>
      (hasScreen(move) || hasSheet(move) || move === 'urge') &&
      !(rating && move === 'reopen') &&
      !(move === 'whistle' && all.includes('dispatch') && request.state === 'accepted'),
  );
};

/** What gives it back, takes it back or stops it never looks like the way on, even where it is all there is. */
const quiet: readonly Move[] = ['withdraw', 'reopen', 'decline', 'pause', 'sendBack', 'ask', 'add', 'urge'];

/** What this person may do with it now, under their thumb; nothing when it is somebody else's turn. */
export const Handling = ({ request, onDone, onMovedOn }: HandlingProps) => {
  const asked = useRoute()('move') as Move;
  const [open, setOpen] = useState<SheetMove | null>(() =>
    hasSheet(asked) && request.open.some(({ move }) => move === asked) ? asked : null,
  );
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState('');
  const { run, busy, why } = useAction();
  const rating = request.open.some(({ move }) => move === 'satisfied');
  const moves = drawn(request, rating).map(({ move, label }) => ({
    key: move,
    label: move === 'dispatch' && request.state === 'handling' ? text.reroute : label,
    ...(quiet.includes(move) ? { tone: 'quiet' as const } : {}),
  }));
  const shown = all || moves.length <= AT_ONCE ? moves : moves.slice(0, AT_ONCE - 1);
  const buttons = shown.length < moves.length ? [...shown, { key: 'more' as const, label: text.more }] : shown;
  const close = () => setOpen(null);
  const finish = (done: RequestView) => {
    close();
    setAll(false);
    onDone(done);
  };
  const movedOn = () => {
    close();
    onMovedOn();
  };
  const reopen = (words: string) => {
    setSaid(words);
    setOpen('reopen');
  };
  const urge = async () => {
    const urged = await run('request.urge', { requestId: request.requestId });
    if (urged) onDone(urged);
  };
  const press = (key: Move | 'more') => {
    if (key === 'more') setAll(true);
    else if (key === 'urge') void urge();
    else if (hasScreen(key)) goMake(key, request.requestId);
    else if (hasSheet(key)) setOpen(key);
  };

  return (
    <>
      {rating ? <Rating request={request} onDone={onDone} onMovedOn={onMovedOn} onReopen={reopen} /> : null}
      {why ? <Notice>{why.sentence}</Notice> : null}
      {buttons.length ? <Moves moves={buttons} busy={busy ? 'urge' : null} onMove={press} /> : null}
      {request.open.some(({ move }) => hasSheet(move)) ? (
        <Sheet title={open ? moveSheets[open].title : ''} open={open !== null} onClose={close}>
          {open ? (
            <MoveForm key={open} request={request} move={open} said={said} onDone={finish} onMovedOn={movedOn} />
          ) : null}
        </Sheet>
      ) : null}
    </>
  );
};
