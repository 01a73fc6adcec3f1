import { useState } from 'react';
import type { OpenMove, RequestView } from '../../../../domain/requests/contract';
import { Moves } from '../../../ui/Moves';
import { Sheet } from '../../../ui/Sheet';
import { MoveForm } from './MoveForm';
import { moveSheets, type SheetMove } from './moves';
import { Rating } from './Rating';

type HandlingProps = { request: RequestView; onDone: (request: RequestView) => void; onMovedOn: () => void };

const isSheet = (move: OpenMove['move']): move is SheetMove => move !== 'satisfied';

/** What this person may do with it now, under their thumb; nothing when it is somebody else's turn. */
export const Handling = ({ request, onDone, onMovedOn }: HandlingProps) => {
  const [open, setOpen] = useState<SheetMove | null>(null);
  const rating = request.open.some(({ move }) => move === 'satisfied');
  const moves = request.open.flatMap(({ move, label }) =>
    isSheet(move) && !(rating && move === 'reopen')
      ? [{ key: move, label, ...(move === 'withdraw' || move === 'reopen' ? { tone: 'quiet' as const } : {}) }]
      : [],
  );
  const close = () => setOpen(null);
  const finish = (done: RequestView) => {
    close();
    onDone(done);
  };

  return (
    <>
      {rating ? <Rating request={request} onDone={onDone} onMovedOn={onMovedOn} /> : null}
      {moves.length ? <Moves moves={moves} busy={null} onMove={setOpen} /> : null}
      {moves.map(({ key }) => (
        <Sheet key={key} title={moveSheets[key].title} open={open === key} onClose={close}>
          {open === key ? (
            <MoveForm
              request={request}
              move={key}
              onDone={finish}
              onMovedOn={() => {
                close();
                onMovedOn();
              }}
            />
          ) : null}
        </Sheet>
      ))}
    </>
  );
};
