import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import { timeInWords } from '../../../../domain/kernel/words';
import type { ProposalView } from '../../../../domain/points/contract';
import { proposalMachine, type ProposalState } from '../../../../domain/points/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Tag } from '../../../ui/Tag';
import { Reason } from '../Reason';

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
  why: '退回这一笔',
  whyNot: '为什么退回，至少 4 个字',
  home: '回首页',
};

const { states, moves } = proposalMachine;
const tabs = Object.entries(states).map(([key, label]) => ({ key: key as ProposalState, label }));
const choices = [
  { key: 'confirm', label: moves.confirm.label },
  { key: 'decline', label: moves.decline.label, tone: 'quiet' },
] as const;

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${Math.abs(points)}`);

const About = ({ proposal }: { proposal: ProposalView }) => {
  const now = new Date();
  return (
    <>
      <View className="request-head">
        <Text className="request-title">{`${proposal.nickname || proposal.member} · ${proposal.kindLabel}`}</Text>
        <Text className="amount">{`${proposal.bucketLabel} ${signed(proposal.points)}`}</Text>
      </View>
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

const Proposal = ({ proposal, onDone }: { proposal: ProposalView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const [declining, setDeclining] = useState(false);
  const { proposalId } = proposal;
  const confirm = async () => {
    if (await run('point.confirm', { proposalId })) onDone();
  };
  const decline = async (reason: string) => {
    if (!(await run('point.decline', { proposalId, reason }))) return;
    setDeclining(false);
    onDone();
  };
  return (
    <Card>
      <About proposal={proposal} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      {proposal.mayDecide ? (
        <>
          <View className="gap" />
          <Moves
            moves={choices}
            busy={busy === 'point.confirm' ? 'confirm' : null}
            onMove={(key) => (key === 'confirm' ? void confirm() : setDeclining(true))}
          />
        </>
      ) : proposal.state === 'proposed' ? (
        <Tag>{text.yours}</Tag>
      ) : null}
      <Reason
        title={text.why}
        placeholder={text.whyNot}
        least={4}
        button={moves.decline.label}
        open={declining}
        busy={busy !== null}
        onClose={() => setDeclining(false)}
        onSend={(reason) => void decline(reason)}
      />
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
            <>
              {proposals.map((proposal) => (
                <Proposal key={proposal.proposalId} proposal={proposal} onDone={() => void reload()} />
              ))}
            </>
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
