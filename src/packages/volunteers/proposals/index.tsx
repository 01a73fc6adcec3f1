import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useNow } from '../../../api/useNow';
import { usePages } from '../../../api/usePages';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ProposalView } from '../../../../domain/points/contract';
import { proposalMachine, type ProposalState } from '../../../../domain/points/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Decision } from '../../../ui/Decision';
import { Empty } from '../../../ui/Empty';
import { Gallery } from '../../../ui/Gallery';
import { Line } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tabs } from '../../../ui/Tabs';
import { Tag } from '../../../ui/Tag';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  two: '一个人提，另一个人核对。提的人和得分的人都不能自己确认。',
  none: '没有等着核对的',
  hint: '评基础分、记捐款、更正，都从“提一笔”开始。',
  propose: '提一笔',
  by: (who: string, when: string) => `${who} ${when}提的`,
  decided: (who: string, when: string) => `${who} ${when}`,
  receipt: (receipt: string) => `票据 ${receipt}`,
  photos: '票据照片',
  yours: '要由另一个人来核对',
  whyNot: '为什么退回，至少 4 个字',
  home: '回首页',
};

const { states, moves } = proposalMachine;
const tabs = Object.entries(states).map(([key, label]) => ({ key: key as ProposalState, label }));
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${Math.abs(points)}`);

const nameOf = ({ nickname, member, kindLabel }: ProposalView): string => `${nickname || member} · ${kindLabel}`;
const amountOf = ({ bucketLabel, points }: ProposalView): string => `${bucketLabel} ${signed(points)}`;

const About = ({ proposal }: { proposal: ProposalView }) => {
  const now = useNow();
  return (
    <>
      <Text className="amount">{amountOf(proposal)}</Text>
      <Text className="para">{proposal.reason}</Text>
      {proposal.receipt ? <Text className="quiet line-words">{text.receipt(proposal.receipt)}</Text> : null}
      <Gallery photos={proposal.photos} label={text.photos} />
      <Text className="quiet line-words">{text.by(proposal.proposedBy, timeInWords(proposal.proposedAt, now))}</Text>
      {proposal.decidedAt ? (
        <Text className="quiet line-words">
          {text.decided(proposal.decidedBy, timeInWords(proposal.decidedAt, now))} {proposal.stateLabel}
          {proposal.answer && `：${proposal.answer}`}
        </Text>
      ) : null}
    </>
  );
};

/** Who may, confirms or sends back with a reason; whoever may not reads who will. */
const Deciding = ({ proposal, onDone }: { proposal: ProposalView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const { proposalId } = proposal;
  const confirm = async () => {
    if (await run('point.confirm', { proposalId })) onDone();
  };
  const decline = async (reason: string) => {
    if (await run('point.decline', { proposalId, reason })) onDone();
  };
  if (!proposal.mayDecide) return proposal.state === 'proposed' ? <Tag>{text.yours}</Tag> : null;
  return (
    <Decision
      yes={moves.confirm.label}
      no={moves.decline.label}
      whyNot={text.whyNot}
      least={REASON_LEAST}
      busy={busy !== null}
      why={why}
      onYes={() => void confirm()}
      onNo={(reason) => void decline(reason)}
    />
  );
};

const Found = ({ proposals, onDone }: { proposals: readonly ProposalView[]; onDone: () => void }) => {
  const [open, setOpen] = useState<ProposalView | null>(null);
  const done = () => {
    setOpen(null);
    onDone();
  };
  return (
    <Card>
      {proposals.map((proposal) => (
        <Line
          key={proposal.proposalId}
          title={nameOf(proposal)}
          tag={amountOf(proposal)}
          tone={proposal.mayDecide ? 'main' : 'quiet'}
          facts={[proposal.reason, proposal.answer, proposal.state === 'proposed' && !proposal.mayDecide && text.yours]}
          onPress={() => setOpen(proposal)}
        />
      ))}
      <Sheet title={open ? nameOf(open) : ''} open={open !== null} onClose={() => setOpen(null)}>
        {open ? (
          <>
            <About proposal={open} />
            <Deciding key={open.proposalId} proposal={open} onDone={done} />
          </>
        ) : null}
      </Sheet>
    </Card>
  );
};

/** Points given or taken by hand: one proposes, another confirms. */
export default function Proposals() {
  const communityId = useRoute()('community');
  const [state, setState] = useState<ProposalState>('proposed');
  const [list, reload] = usePages('point.proposals', { communityId, state });
  return (
    <Screen
      of={list}
      onRefresh={reload}
      footer={<Button onPress={() => go('volunteers/propose', { community: communityId })}>{text.propose}</Button>}
    >
      <Tabs tabs={tabs} chosen={state} onChoose={setState} />
      <Text className="lead">{text.two}</Text>
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ proposals }) =>
          proposals.length ? (
            <Found proposals={proposals} onDone={() => void reload()} />
          ) : (
            <Card>
              <Empty icon="passed" title={text.none} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
