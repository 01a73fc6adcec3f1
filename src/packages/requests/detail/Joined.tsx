import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import type { RequestView } from '../../../../domain/requests/contract';
import { faces as labels, type Face } from '../../../../domain/requests/intakeContract';
import { goBack } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Faces } from '../../../ui/Faces';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';

const text = {
  mine: '你也遇到了这件事',
  leave: '不再关注',
  leaveNext: '不再收到这件事的消息，你补充的话、照片和评价一起撤走。需要时可以再点“也遇到了”。',
  ask: '你也遇到了这件事，办得怎么样？点一下就行',
  said: (face: Face) => `你的评价：${labels[face]}`,
  wanting: '哪里还没办好',
  wantingNext: '社区会请办理人以外的人再去看一看、问一问。',
  placeholder: `写一写，至少 ${REASON_LEAST} 个字`,
  send: '告诉社区',
};

const faces = [
  { key: 'satisfied', mood: 'glad', label: labels.satisfied },
  { key: 'soso', mood: 'plain', label: labels.soso },
  { key: 'dissatisfied', mood: 'sad', label: labels.dissatisfied },
] as const;

const ratedIn = new Set<RequestView['state']>(['verified', 'closed']);

type JoinedProps = { request: RequestView; onDone: (request: RequestView) => void };

/** Not to hear of it any more. */
const Leaving = ({ request: { requestId } }: JoinedProps) => {
  const { run, busy, why } = useAction();
  const [open, setOpen] = useState(false);
  const leave = async () => {
    if (await run('request.unjoin', { requestId })) goBack();
  };
  return (
    <>
      <Row title={text.mine} value={text.leave} onPress={() => setOpen(true)} />
      {open ? (
        <Sheet title={text.leave} open onClose={() => setOpen(false)}>
          <Text className="quiet">{text.leaveNext}</Text>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <View className="sheet-foot">
            <Button busy={busy !== null} onPress={() => void leave()}>
              {text.leave}
            </Button>
          </View>
        </Sheet>
      ) : null}
    </>
  );
};

/** How it was done: 不满意 asks what is wanting before it fires. */
const Asked = ({ request: { requestId }, onDone }: JoinedProps) => {
  const { run, busy, why } = useAction();
  const [picked, setPicked] = useState<Face | null>(null);
  const [words, setWords] = useState('');
  const [asking, setAsking] = useState(false);
  const rate = async (face: Face) => {
    setPicked(face);
    const done = await run('request.rateJoined', { requestId, face, words });
    setPicked(null);
    if (done) onDone(done);
  };
  return (
    <>
      <Text className="row-title line-words">{text.ask}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Faces
        faces={faces}
        busy={busy ? picked : null}
        onPick={(face) => (face === 'dissatisfied' ? setAsking(true) : void rate(face))}
      />
      {asking ? (
        <Sheet title={text.wanting} open onClose={() => setAsking(false)}>
          <Text className="quiet">{text.wantingNext}</Text>
          <Field kind="long" initial={words} most={WORDS_MAX} placeholder={text.placeholder} onChange={setWords} />
          <View className="sheet-foot">
            <Button
              busy={busy !== null}
              off={!saysAtLeast(words, REASON_LEAST)}
              onPress={() => void rate('dissatisfied')}
            >
              {text.send}
            </Button>
          </View>
        </Sheet>
      ) : null}
    </>
  );
};

/** Whoever met it too is told so, may say how it was done, and may leave. */
export const Joined = (props: JoinedProps) => {
  const { joinedByMe, myFace, state } = props.request;
  if (!joinedByMe) return null;
  return (
    <Card>
      <Leaving {...props} />
      {ratedIn.has(state) && !myFace ? <Asked {...props} /> : null}
      {myFace ? <Text>{text.said(myFace)}</Text> : null}
    </Card>
  );
};
