import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import type { SeekerRow } from '../../../../domain/jobs/seekerContract';
import { goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { Line } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';

const text = {
  none: '还没有人登记找活',
  hint: '邻居登记以后列在这里，你可以把合适的招工告诉他。',
  match: '告诉他一份活',
  matched: (count: number) => `已经告诉过 ${count} 份`,
  noJobs: '这会儿没有招工的',
  tell: '告诉他',
  noName: '一位邻居',
  home: '回首页',
};

type MatchProps = { seeker: SeekerRow; onDone: () => void };

const Match = ({ seeker, onDone }: MatchProps) => {
  const [list, reload] = usePages('job.list', {});
  const [chosen, setChosen] = useState('');
  const { run, busy, why } = useAction();
  const tell = async () => {
    if (await run('seeker.match', { seekerId: seeker.seekerId, jobId: chosen })) onDone();
  };
  return (
    <>
      <Loaded of={list} retry={reload} cards={1}>
        {({ rows }) => {
          const fresh = rows.filter(({ jobId }) => !seeker.matchedIds.includes(jobId));
          return fresh.length ? (
            <Choice
              options={fresh.map(({ jobId, title, shop, pay }) => ({
                key: jobId,
                label: `${title} · ${shop}`,
                note: pay,
              }))}
              chosen={chosen || null}
              onChoose={setChosen}
            />
          ) : (
            <Empty icon="friends-o" title={text.noJobs} />
          );
        }}
      </Loaded>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={!chosen} onPress={() => void tell()}>
          {text.tell}
        </Button>
      </View>
    </>
  );
};

/** Who looks for work in my places; whether they take what I tell them of is theirs to say. */
export default function Seekers() {
  const [list, reload] = usePages('seeker.list', {});
  const [matching, setMatching] = useState<SeekerRow | null>(null);
  return (
    <Screen onRefresh={reload}>
      <Loaded of={list} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) =>
          rows.length ? (
            <Card>
              {rows.map((seeker) => (
                <Line
                  key={seeker.seekerId}
                  title={seeker.name || text.noName}
                  tag={text.match}
                  tone="main"
                  facts={[
                    seeker.kindLabels.join('、'),
                    seeker.shiftLabels.join('、'),
                    seeker.place,
                    seeker.words,
                    seeker.matchedIds.length > 0 && text.matched(seeker.matchedIds.length),
                  ]}
                  onPress={() => setMatching(seeker)}
                />
              ))}
            </Card>
          ) : (
            <Card>
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
      <Sheet title={text.match} open={matching !== null} onClose={() => setMatching(null)}>
        {matching ? (
          <Match
            seeker={matching}
            onDone={() => {
              setMatching(null);
              void reload();
            }}
          />
        ) : null}
      </Sheet>
    </Screen>
  );
}
