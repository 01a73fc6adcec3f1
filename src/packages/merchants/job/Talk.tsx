import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import type { OutputOf } from '../../../../domain/contract';
import type { JobView, TalkView } from '../../../../domain/jobs/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import { requestTemplates } from '../../../../domain/requests/contract';
import { Button } from '../../../ui/Button';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Tag } from '../../../ui/Tag';
import { Call } from '../Call';

const text = { see: '看电话', looked: '谁看过我的电话', noName: '一位邻居' };

type Move = TalkView['open'][number]['move'];
type TalkProps = { jobId: string; talk: TalkView; mine: boolean; onDone: (job: JobView) => void };

/** One person and one opening: what they said, what I may answer, and the number once both said yes. */
export const Talk = ({ jobId, talk, mine, onDone }: TalkProps) => {
  const { talkId } = talk;
  const [shown, setShown] = useState<OutputOf<'job.contact'> | null>(null);
  const { run, why } = useAction();
  const move = async (key: Move) => {
    const subscribed = key === 'agree' ? await askToNotify([requestTemplates.progress]) : [];
    const done =
      key === 'withdraw'
        ? await run('job.withdraw', { jobId })
        : key === 'agree'
          ? await run('job.agree', { jobId, talkId, subscribed })
          : await run(key === 'hire' ? 'job.hire' : 'job.decline', { jobId, talkId });
    if (done) onDone(done);
  };
  const see = async () => setShown((await run('job.contact', { jobId, talkId })) ?? null);
  const moves = talk.open.map(({ move: key, label }) => ({
    ...{ key, label },
    ...(key === 'agree' || key === 'hire' ? {} : { tone: 'quiet' as const }),
  }));
  return (
    <View className="recipe">
      <View className="request-head">
        <Text className="request-title">{mine ? talk.stateLabel : talk.name || text.noName}</Text>
        {mine ? null : <Tag tone={talk.state === 'met' ? 'main' : 'quiet'}>{talk.stateLabel}</Tag>}
      </View>
      {talk.words ? <Text className="line-words">{talk.words}</Text> : null}
      <Text className="quiet line-words">{timeInWords(talk.at, now())}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {shown ? <Call {...shown} /> : null}
      {talk.mayContact && !shown ? (
        <Button tone="quiet" icon="phone-o" onPress={() => void see()}>
          {text.see}
        </Button>
      ) : null}
      {talk.views.length ? <Text className="sheet-part">{text.looked}</Text> : null}
      {talk.views.map(({ who, at, reason }) => (
        <Row key={`${at}${who}`} title={who} note={reason} value={timeInWords(at, now())} />
      ))}
      {moves.length ? <Moves moves={moves} busy={null} onMove={(key) => void move(key)} /> : null}
    </View>
  );
};
