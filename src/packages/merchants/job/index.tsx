import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useQuery } from '../../../api/useQuery';
import { dateInWords } from '../../../../domain/kernel/words';
import type { JobView } from '../../../../domain/jobs/contract';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { Interest } from './Interest';
import { Keeping } from './Keeping';
import { Talk } from './Talk';

const text = {
  pay: '工钱',
  hours: '几点到几点',
  place: '在哪儿干',
  until: '招到哪天',
  wanted: '招几个人',
  of: (hired: number, wanted: number) => (hired ? `${wanted} 人，已经招到 ${hired} 人` : `${wanted} 人`),
  shop: '哪家店',
  ask: '打给社区问一问',
  mine: '我的意向',
  talks: '感兴趣的人',
  none: '还没有人说感兴趣',
  noneHint: '有人感兴趣，会列在这里；双方都同意才看得到电话。',
  interest: '我感兴趣',
  interested: (count: number) => `${count} 位邻居感兴趣`,
  home: '回首页',
};

type StoryProps = { job: JobView; onDone: (job: JobView) => void };

const About = ({ job }: { job: JobView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{job.title}</Text>
      <Tag tone={job.state === 'open' ? 'main' : 'quiet'}>{job.stateLabel}</Tag>
    </View>
    <Row title={text.pay} value={job.pay} />
    <Row title={text.hours} note={job.shiftLabel} value={job.hours} />
    <Row title={text.place} note={job.place} />
    <Row title={text.wanted} value={text.of(job.hired, job.wanted)} />
    <Row title={text.until} value={dateInWords(job.until, now())} />
    <Row title={text.shop} value={job.shop} onPress={() => go('merchants/page', { id: job.shopId })} />
    {job.text ? <Text className="para">{job.text}</Text> : null}
    {job.interested ? <Text className="quiet line-words">{text.interested(job.interested)}</Text> : null}
  </Card>
);

const Story = ({ job, onDone }: StoryProps) => (
  <>
    <About job={job} />
    {job.my ? (
      <Card title={text.mine}>
        <Talk jobId={job.jobId} talk={job.my} mine onDone={onDone} />
      </Card>
    ) : null}
    {job.mine === 'owner' ? (
      <Card title={text.talks}>
        {job.talks.map((talk) => (
          <Talk key={talk.talkId} jobId={job.jobId} talk={talk} mine={false} onDone={onDone} />
        ))}
        {job.talks.length ? null : <Empty icon="friends-o" title={text.none} hint={text.noneHint} />}
      </Card>
    ) : null}
    {job.phone && job.mine === '' ? (
      <Button
        tone="plain"
        icon="phone-o"
        onPress={() => void Taro.makePhoneCall({ phoneNumber: job.phone }).catch(() => undefined)}
      >
        {text.ask}
      </Button>
    ) : null}
  </>
);

/** One opening: what it is, and how both sides come to know each other's number. */
export default function Job() {
  const jobId = useRoute()('id');
  const [job, reload, put] = useQuery('job.read', { jobId });
  const [asking, setAsking] = useState(false);
  const ready = job.face === 'ready' ? job.value : null;
  return (
    <Screen
      onRefresh={reload}
      footer={
        ready ? (
          <>
            {ready.mayInterest ? (
              <Button hero onPress={() => setAsking(true)}>
                {text.interest}
              </Button>
            ) : null}
            {ready.mayInterest && ready.open.length ? <View className="gap" /> : null}
            {ready.open.length ? <Keeping job={ready} onDone={put} /> : null}
          </>
        ) : null
      }
    >
      <Loaded of={job} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Story job={value} onDone={put} />}
      </Loaded>
      <Sheet title={text.interest} open={asking} onClose={() => setAsking(false)}>
        {asking ? (
          <Interest
            jobId={jobId}
            onDone={() => {
              setAsking(false);
              void reload();
            }}
          />
        ) : null}
      </Sheet>
    </Screen>
  );
}
