import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { workKinds, type WorkKind } from '../../../../domain/jobs/kinds';
import { go } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { JobLine } from '../JobLine';

const text = {
  every: '都看看',
  none: '这会儿没有招工的',
  hint: '登记要找什么活，有合适的社区会告诉你。',
  seek: '我要找活',
  seekNote: '登记会干什么、什么时候有空，不收钱',
  mine: '我的招工和意向',
  post: '我要招人',
};
const kinds = [
  { key: 'every', label: text.every },
  ...Object.entries(workKinds).map(([key, label]) => ({ key: key as WorkKind, label })),
] as const;
type Kind = (typeof kinds)[number]['key'];

/** 用工需求: openings of the district. Nobody pays to post or to be found. */
export default function Jobs() {
  const [kind, setKind] = useState<Kind>('every');
  const [list, reload] = usePages('job.list', kind === 'every' ? {} : { kind });
  return (
    <Screen of={list} onRefresh={reload} footer={<Button onPress={() => go('merchants/postJob')}>{text.post}</Button>}>
      <Tabs<Kind> tabs={kinds} chosen={kind} onChoose={setKind} />
      <Loaded of={list} retry={reload} cards={2}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((job) => <JobLine key={job.jobId} job={job} />)
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
      <Card>
        <Row title={text.seek} note={text.seekNote} onPress={() => go('merchants/seek')} />
        <Row title={text.mine} onPress={() => go('merchants/myJobs')} />
      </Card>
    </Screen>
  );
}
