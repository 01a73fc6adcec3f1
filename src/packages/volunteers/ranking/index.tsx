import { useState } from 'react';
import { Text } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { RANKED_MIN_PEOPLE } from '../../../../domain/points/contract';
import { timeInWords } from '../../../../domain/kernel/words';
import { goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';

const text = {
  note: `自己愿意才列在这里，不到 ${RANKED_MIN_PEOPLE} 人的不列。个人从不排名。`,
  row: (people: number) => `${people} 人出了力`,
  points: (points: number) => `${points} 分`,
  at: (when: string) => `${when}算的`,
  none: '还没有愿意列出来的',
  hint: '队长或社区愿意，就会列在这里。',
  join: '列进来',
  quit: '不列了',
  home: '回首页',
};

const tabs = [
  { key: 'teams', label: '志愿队' },
  { key: 'communities', label: '社区' },
] as const;
type Tab = (typeof tabs)[number]['key'];

const choices = [
  { key: 'join', label: text.join },
  { key: 'quit', label: text.quit, tone: 'quiet' },
] as const;

/** The community's own choice, taken back as easily as made. */
const Choosing = ({ communityId, onDone }: { communityId: string; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const rank = async (join: boolean) => {
    if (await run('point.rank', { communityId, join })) onDone();
  };
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={choices} busy={busy ? 'join' : null} onMove={(key) => void rank(key === 'join')} />
    </>
  );
};

/** Teams and communities that chose to be shown; never people. */
export default function Ranking() {
  const communityId = useRoute()('community');
  const [of, setOf] = useState<Tab>(communityId ? 'communities' : 'teams');
  const [ranking, reload] = useQuery('point.ranking', { of });
  return (
    <Screen
      onRefresh={reload}
      footer={communityId ? <Choosing communityId={communityId} onDone={() => void reload()} /> : null}
    >
      <Segments options={tabs} chosen={of} onChoose={setOf} />
      <Text className="lead">{text.note}</Text>
      <Loaded of={ranking} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows, countedAt }) => (
          <Card>
            {rows.length ? (
              rows.map(({ id, name, points, people }) => (
                <Row
                  key={id}
                  title={name}
                  note={text.row(people)}
                  tail={<Text className="amount">{text.points(points)}</Text>}
                />
              ))
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
            {countedAt ? <Text className="quiet">{text.at(timeInWords(countedAt, now()))}</Text> : null}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
