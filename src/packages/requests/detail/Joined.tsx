import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import type { RequestView } from '../../../../domain/requests/contract';
import { faces as labels, type Face } from '../../../../domain/requests/intakeContract';
import { Card } from '../../../ui/Card';
import { Faces } from '../../../ui/Faces';
import { Notice } from '../../../ui/Notice';

const text = {
  ask: '你也遇到了这件事，办得怎么样？点一下就行',
  said: (face: Face) => `你的评价：${labels[face]}`,
};

const faces = [
  { key: 'satisfied', mood: 'glad', label: labels.satisfied },
  { key: 'soso', mood: 'plain', label: labels.soso },
  { key: 'dissatisfied', mood: 'sad', label: labels.dissatisfied },
] as const;

const ratedIn = new Set<RequestView['state']>(['verified', 'closed']);

/** Whoever met it too may say how it was done. */
export const Joined = ({ request, onDone }: { request: RequestView; onDone: (request: RequestView) => void }) => {
  const { run, busy, why } = useAction();
  const { requestId, joinedByMe, myFace, state } = request;
  if (!joinedByMe || !ratedIn.has(state)) return null;
  const pick = async (face: Face) => {
    const done = await run('request.rateJoined', { requestId, face });
    if (done) onDone(done);
  };
  return (
    <Card>
      {myFace ? (
        <Text>{text.said(myFace)}</Text>
      ) : (
        <>
          <Text className="row-title line-words">{text.ask}</Text>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Faces faces={faces} busy={busy ? 'satisfied' : null} onPick={(face) => void pick(face)} />
        </>
      )}
    </Card>
  );
};
