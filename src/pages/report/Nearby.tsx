import { Text, View } from '@tarojs/components';
import { askToNotify } from '../../api/subscribe';
import { useAction } from '../../api/useAction';
import { useQuery } from '../../api/useQuery';
import type { InputOf } from '../../../domain/contract';
import { requestTemplates } from '../../../domain/requests/contract';
import type { SimilarRow } from '../../../domain/requests/intakeContract';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';

const text = {
  title: '附近有人反映过',
  hint: '是同一件事，就不用再写一遍：进展一样通知你，办完也请你评价。',
  join: '也遇到了',
  joined: '你已经说过也遇到了',
  others: (count: number) => `${count} 位邻居也遇到了`,
  see: '看进度',
};

const Offer = ({
  row,
  busy,
  onJoin,
  onSee,
}: {
  row: SimilarRow;
  busy: boolean;
  onJoin: () => void;
  onSee: () => void;
}) => (
  <View className="offer">
    <View className="row-words">
      <Text className="row-title">{row.category}</Text>
      <Text className="row-note">{[row.near, row.since, row.stateLabel].filter(Boolean).join(' · ')}</Text>
      {row.joined ? <Text className="row-note">{text.others(row.joined)}</Text> : null}
      {row.joinedByMe ? <Text className="row-note">{text.joined}</Text> : null}
    </View>
    {row.joinedByMe ? (
      <Button small tone="quiet" onPress={onSee}>
        {text.see}
      </Button>
    ) : (
      <Button small busy={busy} onPress={onJoin}>
        {text.join}
      </Button>
    )}
  </View>
);

type NearbyProps = { asked: InputOf<'request.similar'>; onJoined: (requestId: string) => void };

/** Neighbours' open matters that sound the same, offered before sending. Silent when there are none or nobody answers. */
export const Nearby = ({ asked, onJoined }: NearbyProps) => {
  const [similar] = useQuery('request.similar', asked);
  const { run, busy, why } = useAction();
  const rows = similar.face === 'ready' ? similar.value.rows : [];

  const join = async (requestId: string) => {
    const subscribed = await askToNotify([requestTemplates.progress, requestTemplates.result]);
    if (await run('request.join', { requestId, subscribed })) onJoined(requestId);
  };

  if (!rows.length) return null;
  return (
    <Card title={text.title}>
      <Text className="quiet">{text.hint}</Text>
      {rows.map((row) => (
        <Offer
          key={row.requestId}
          row={row}
          busy={busy !== null}
          onJoin={() => void join(row.requestId)}
          onSee={() => onJoined(row.requestId)}
        />
      ))}
      {why ? <Notice>{why.sentence}</Notice> : null}
    </Card>
  );
};
