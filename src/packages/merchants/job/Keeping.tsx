import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useDayFromNow } from '../../../api/useNow';
import type { JobView } from '../../../../domain/jobs/contract';
import { Button } from '../../../ui/Button';
import { DayField } from '../../../ui/DayField';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { Reason } from '../../../ui/Reason';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  until: '招到哪天',
  save: '接着招',
  close: '撤下',
  closeNote: '撤下以后大家看不到了。',
  why: '为什么撤下，至少 4 个字',
};

type Move = JobView['open'][number]['move'];
type KeepingProps = { job: JobView; onDone: (job: JobView) => void };

/** What the shop, or the community, may do with the opening itself. */
export const Keeping = ({ job, onDone }: KeepingProps) => {
  const { jobId } = job;
  const today = useDayFromNow(0);
  const [open, setOpen] = useState<'extend' | 'close' | null>(null);
  const [until, setUntil] = useState('');
  const { run, busy, why } = useAction();
  const finish = (done: JobView | undefined) => {
    if (!done) return;
    setOpen(null);
    onDone(done);
  };
  const press = (key: Move) => {
    if (key === 'fill') void run('job.fill', { jobId }).then(finish);
    else if (key === 'extend' || key === 'close') setOpen(key);
  };
  const moves = job.open.map(({ move: key, label }) => ({
    ...{ key, label },
    ...(key === 'close' && { tone: 'quiet' as const }),
  }));
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={moves} busy={null} onMove={press} />
      <Sheet title={text.save} open={open === 'extend'} onClose={() => setOpen(null)}>
        <DayField label={text.until} day={until} earliest={today} onChange={setUntil} />
        <View className="sheet-foot">
          <Button
            busy={busy !== null}
            off={!until}
            onPress={() => void run('job.extend', { jobId, until }).then(finish)}
          >
            {text.save}
          </Button>
        </View>
      </Sheet>
      <Reason
        title={text.close}
        note={text.closeNote}
        placeholder={text.why}
        least={REASON_LEAST}
        danger
        button={text.close}
        open={open === 'close'}
        busy={busy !== null}
        onClose={() => setOpen(null)}
        onSend={(reason) => void run('job.close', { jobId, reason }).then(finish)}
      />
    </>
  );
};
