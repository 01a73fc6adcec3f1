import type { JobRow } from '../../../domain/jobs/contract';
import { go } from '../../routes';
import { Line } from '../../ui/Line';

const text = { until: (day: string) => `招到 ${day}`, wanted: (count: number) => `招 ${count} 人` };

/** One opening in a list: what, what it pays, when, where, and how long it stands. */
export const JobLine = ({ job, standing = '' }: { job: JobRow; standing?: string }) => (
  <Line
    title={job.title}
    tag={standing || (job.state === 'open' ? text.wanted(job.wanted - job.hired) : job.stateLabel)}
    tone={job.state === 'open' ? 'main' : 'quiet'}
    facts={[job.pay, job.shop, job.shiftLabel, job.hours, text.until(job.until)]}
    onPress={() => go('merchants/job', { id: job.jobId })}
  />
);
