import { useQuery } from '../../../api/useQuery';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { JobLine } from '../JobLine';

const text = {
  posted: '店里招的',
  talked: '我感兴趣的',
  none: '还没有招工和意向',
  hint: '招人、找活都不收钱。',
  look: '看看谁在招人',
};

/** What my shops look for, and what I said I am interested in. */
export default function MyJobs() {
  const [mine, reload] = useQuery('job.mine', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={mine} retry={reload} cards={2}>
        {({ posted, talked }) => (
          <>
            {posted.length ? (
              <Card title={text.posted}>
                {posted.map((job) => (
                  <JobLine key={job.jobId} job={job} />
                ))}
              </Card>
            ) : null}
            {talked.length ? (
              <Card title={text.talked}>
                {talked.map((job) => (
                  <JobLine key={job.jobId} job={job} standing={job.my.stateLabel} />
                ))}
              </Card>
            ) : null}
            {posted.length || talked.length ? null : (
              <Card>
                <Empty
                  icon="friends-o"
                  title={text.none}
                  hint={text.hint}
                  action={{ label: text.look, onPress: () => go('merchants/jobs') }}
                />
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
