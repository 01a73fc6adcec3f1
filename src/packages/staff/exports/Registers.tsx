import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useNow } from '../../../api/useNow';
import type { RegisterView } from '../../../../domain/exports/contract';
import { registerMachine } from '../../../../domain/exports/machine';
import { timeInWords } from '../../../../domain/kernel/words';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Decision } from '../../../ui/Decision';
import { Line } from '../../../ui/Line';
import { Notice } from '../../../ui/Notice';
import { Sheet } from '../../../ui/Sheet';
import { FileBody, type Table } from './File';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  asked: (who: string, when: string) => `${who} ${when} 提出`,
  decided: (who: string, state: string) => `${who}：${state}`,
  until: (when: string) => `${when} 以前能取`,
  fetch: (page: number, left: number) => `取${page > 1 ? `第 ${page} 份` : '名册'}（还能取 ${left} 次）`,
  whyNot: '为什么不批准，提出的人会看到，至少 4 个字',
};

const { moves } = registerMachine;
const nameOf = ({ place, month }: RegisterView): string => `${place} ${month}`;

/** Who wants whose numbers and why, and what became of it. */
const About = ({ register }: { register: RegisterView }) => {
  const now = useNow();
  return (
    <>
      <Text className="para">{register.reason}</Text>
      <Text className="quiet line-words">{text.asked(register.askedBy, timeInWords(register.askedAt, now))}</Text>
      {register.decidedBy ? (
        <Text className="quiet line-words">
          {text.decided(register.decidedBy, `${register.stateLabel} ${register.answer}`)}
        </Text>
      ) : null}
      {register.untilAt ? (
        <Text className="quiet line-words">{text.until(timeInWords(register.untilAt, now))}</Text>
      ) : null}
    </>
  );
};

type OneProps = { register: RegisterView; onDecided: () => void; onFetched: (file: Table) => void };

/** One register, and what may be done about it. */
const OneRegister = ({ register, onDecided, onFetched }: OneProps) => {
  const { run, busy, why } = useAction();
  const { exportId, pages } = register;
  const decide = async (said: { verdict: 'approve' } | { verdict: 'decline'; reason: string }) => {
    if (await run('export.decide', { exportId, ...said })) onDecided();
  };
  const fetch = async (page: number) => {
    const file = await run('export.fetch', { exportId, page });
    if (file) onFetched(file);
  };
  return (
    <>
      <About register={register} />
      {register.mayDecide ? (
        <Decision
          yes={moves.approve.label}
          no={moves.decline.label}
          whyNot={text.whyNot}
          least={REASON_LEAST}
          busy={busy !== null}
          why={why}
          onYes={() => void decide({ verdict: 'approve' })}
          onNo={(reason) => void decide({ verdict: 'decline', reason })}
        />
      ) : (
        <View className="sheet-foot">
          {why ? <Notice>{why.sentence}</Notice> : null}
          {pages.map(({ page, left }) => (
            <Button key={page} tone="quiet" busy={busy !== null} off={left === 0} onPress={() => void fetch(page)}>
              {text.fetch(page, left)}
            </Button>
          ))}
        </View>
      )}
    </>
  );
};

/** Registers as lines; one is opened at a time, and what was fetched of it is shown in its place. */
export const Registers = ({ registers, onDone }: { registers: readonly RegisterView[]; onDone: () => void }) => {
  const [open, setOpen] = useState<RegisterView | null>(null);
  const [file, setFile] = useState<Table | null>(null);
  const over = () => {
    setOpen(null);
    setFile(null);
    onDone();
  };
  return (
    <Card>
      {registers.map((register) => (
        <Line
          key={register.exportId}
          title={nameOf(register)}
          tag={register.stateLabel}
          tone={register.mayDecide || register.pages.length > 0 ? 'main' : 'quiet'}
          facts={[register.reason, register.askedBy]}
          onPress={() => setOpen(register)}
        />
      ))}
      <Sheet title={open ? nameOf(open) : ''} open={open !== null} onClose={file === null ? () => setOpen(null) : over}>
        {file ? <FileBody file={file} /> : null}
        {open && !file ? (
          <OneRegister key={open.exportId} register={open} onDecided={over} onFetched={setFile} />
        ) : null}
      </Sheet>
    </Card>
  );
};
