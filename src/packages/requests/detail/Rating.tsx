import { useState } from 'react';
import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { ratings, requestTemplates, type RequestView } from '../../../../domain/requests/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { Faces } from '../../../ui/Faces';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { noWords } from './sheet';

const text = {
  ask: '办得怎么样？点一下就行',
  next: '满意或一般就办结。不满意就重新办，一次比一次请来更多的人。',
  words: '想说的话，可以不写',
  refresh: '刷新',
};

const faces = [
  { key: 'satisfied', mood: 'glad', label: ratings.satisfied },
  { key: 'soso', mood: 'plain', label: ratings.soso },
  { key: 'reopen', mood: 'sad', label: requestMachine.moves.reopen.label },
] as const;
type Face = (typeof faces)[number]['key'];

type RatingProps = { request: RequestView; onDone: (request: RequestView) => void; onMovedOn: () => void };

/** One tap says how it was, and what the tap sets going is said before it. */
export const Rating = ({ request: { requestId }, onDone, onMovedOn }: RatingProps) => {
  const { draft, change, run, busy, why } = useForm(`${requestId}:rate`, noWords);
  const [picked, setPicked] = useState<Face | null>(null);

  const pick = async (face: Face) => {
    setPicked(face);
    const { words } = draft;
    const done =
      face === 'reopen'
        ? await run('request.reopen', {
            requestId,
            reason: words,
            subscribed: await askToNotify([requestTemplates.progress, requestTemplates.result]),
          })
        : await run('request.rate', { requestId, rating: face, words });
    setPicked(null);
    if (!done) return;
    onDone(done);
  };

  return (
    <>
      <Text className="row-title">{text.ask}</Text>
      <Text className="quiet line-words">{text.next}</Text>
      <Field initial={draft.words} most={WORDS_MAX} placeholder={text.words} onChange={(words) => change({ words })} />
      {why ? (
        <Notice {...(why.code === 'REQUEST_MOVED_ON' && { action: { label: text.refresh, onPress: onMovedOn } })}>
          {why.sentence}
        </Notice>
      ) : null}
      <Faces faces={faces} busy={busy ? picked : null} onPick={(face) => void pick(face)} />
    </>
  );
};
