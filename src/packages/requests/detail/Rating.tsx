import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { ratings, type Rating as Rated, type RequestView } from '../../../../domain/requests/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { Button } from '../../../ui/Button';
import { Faces } from '../../../ui/Faces';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { noWords } from './sheet';

const text = {
  ask: '办得怎么样？点一下就行',
  next: '满意或一般就办结。不满意就重新办，一次比一次请来更多的人。',
  words: '想说的话，可以不写',
  last: '已经重新办过三次。如实评价后就办结，社区会当面跟你商量。',
  lastButton: '就评不满意',
  refresh: '刷新',
};

const facesOf = (again: boolean) =>
  [
    { key: 'satisfied', mood: 'glad', label: ratings.satisfied },
    { key: 'soso', mood: 'plain', label: ratings.soso },
    { key: 'dissatisfied', mood: 'sad', label: again ? requestMachine.moves.reopen.label : ratings.dissatisfied },
  ] as const;

type RatingProps = {
  request: RequestView;
  onDone: (request: RequestView) => void;
  onMovedOn: () => void;
  /** Asks what was wanting, before it is taken up again. */
  onReopen: (words: string) => void;
};

/** One tap says how it was, and what the tap sets going is said before it. 不满意 asks before it fires. */
export const Rating = ({ request: { requestId, open }, onDone, onMovedOn, onReopen }: RatingProps) => {
  const again = open.some(({ move }) => move === 'reopen');
  const [asking, setAsking] = useState(false);
  const { draft, change, run, busy, why } = useForm(`${requestId}:rate`, noWords);
  const [picked, setPicked] = useState<Rated | null>(null);

  const rate = async (rating: Rated) => {
    setPicked(rating);
    const done = await run('request.rate', { requestId, rating, words: draft.words });
    setPicked(null);
    setAsking(false);
    if (!done) return;
    onDone(done);
  };
  const pick = (face: Rated) => {
    if (face !== 'dissatisfied') void rate(face);
    else if (again) onReopen(draft.words);
    else setAsking(true);
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
      <Faces faces={facesOf(again)} busy={busy ? picked : null} onPick={pick} />
      {asking ? (
        <Sheet title={ratings.dissatisfied} open onClose={() => setAsking(false)}>
          <Text className="quiet">{text.last}</Text>
          <View className="sheet-foot">
            <Button busy={busy !== null} onPress={() => void rate('dissatisfied')}>
              {text.lastButton}
            </Button>
          </View>
        </Sheet>
      ) : null}
    </>
  );
};
