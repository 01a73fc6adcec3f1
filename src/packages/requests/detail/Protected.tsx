import { useState } from 'react';
import { useNow } from '../../../api/useNow';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import type { RequestView } from '../../../../domain/requests/contract';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';

const text = {
  who: '谁看过我的电话',
  times: (count: number) => (count ? `${count} 次` : '还没有人'),
  none: '还没有人看过',
  noneHint: '有人看完整号码之前，要先写明理由，会记在这里。',
  review: '这段话在等人看一眼，通过之前只有你看得到。',
  pending: '这段话正在审核，通过之前只有你看得到。',
  refused: '这段话没通过审核，只有你看得到。可以撤回，换个说法再反映。',
  held: (count: number) => `${count} 张照片还在审核，通过后大家才看得到。`,
  refusedPhotos: (count: number) => `${count} 张照片没通过审核，不会给别人看。`,
};

const Views = ({ requestId }: { requestId: string }) => {
  const [log, reload] = useQuery('request.views', { requestId });
  const now = useNow();
  return (
    <Loaded of={log} retry={reload} cards={1}>
      {({ views }) =>
        views.length ? (
          <>
            {views.map(({ who, at, reason }) => (
              <Row key={`${at}${who}`} title={who} note={reason} value={timeInWords(at, now)} />
            ))}
          </>
        ) : (
          <Empty icon="eye-o" title={text.none} hint={text.noneHint} />
        )
      }
    </Loaded>
  );
};

/** 谁看过我的电话: read by the person whose number it is, and by nobody else. */
export const WhoLooked = ({ request }: { request: RequestView }) => {
  const [open, setOpen] = useState(false);
  if (!request.mine || !request.reporterContact) return null;
  return (
    <Card>
      <Row title={text.who} value={text.times(request.contactViews)} onPress={() => setOpen(true)} />
      <Sheet title={text.who} open={open} onClose={() => setOpen(false)}>
        {open ? <Views requestId={request.requestId} /> : null}
      </Sheet>
    </Card>
  );
};

/** What of it other people cannot see yet, or never will. */
export const HeldBack = ({ request: { textCheck, pictures } }: { request: RequestView }) => {
  const waiting = pictures.filter(({ state }) => state === 'pending' || state === 'review').length;
  const refused = pictures.filter(({ state }) => state === 'refused').length;
  return (
    <>
      {textCheck === 'pass' ? null : <Notice>{text[textCheck]}</Notice>}
      {waiting ? <Notice>{text.held(waiting)}</Notice> : null}
      {refused ? <Notice>{text.refusedPhotos(refused)}</Notice> : null}
    </>
  );
};
