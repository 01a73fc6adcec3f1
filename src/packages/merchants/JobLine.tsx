import { Text, View } from '@tarojs/components';
import type { JobRow } from '../../../domain/jobs/contract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

const text = { until: (day: string) => `招到 ${day}`, wanted: (count: number) => `招 ${count} 人` };

/** One opening in a list: what, what it pays, when, where, and how long it stands. */
export const JobLine = ({ job, standing = '' }: { job: JobRow; standing?: string }) => (
  <Pressable className="request" onPress={() => go('merchants/job', { id: job.jobId })}>
    <View className="request-head">
      <Text className="request-title">{job.title}</Text>
      <Tag tone={job.state === 'open' ? 'main' : 'quiet'}>
        {standing || (job.state === 'open' ? text.wanted(job.wanted - job.hired) : job.stateLabel)}
      </Tag>
    </View>
    <Text className="line-words">{job.pay}</Text>
    <View className="request-facts">
      <Text>{job.shop}</Text>
      <Text>{job.shiftLabel}</Text>
      <Text>{job.hours}</Text>
      <Text>{text.until(job.until)}</Text>
    </View>
  </Pressable>
);
