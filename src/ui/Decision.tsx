import { useState } from 'react';
import { View } from '@tarojs/components';
import { Moves } from './Moves';
import { Notice } from './Notice';
import { Why } from './Why';

type DecisionProps = {
  yes: string;
  no: string;
  /** What to write about a no, and how many letters it takes. */
  whyNot: string;
  least: number;
  busy: boolean;
  why: { readonly sentence: string } | null;
  onYes: () => void;
  onNo: (reason: string) => void;
};

/** Yes with one press; no with its reason, so that whoever asked can do better. */
export const Decision = ({ yes, no, whyNot, least, busy, why, onYes, onNo }: DecisionProps) => {
  const [reason, setReason] = useState<string | null>(null);
  const choices = [
    { key: 'yes', label: yes },
    { key: 'no', label: no, tone: 'quiet' },
  ] as const;
  if (reason !== null)
    return (
      <Why
        words={reason}
        onWords={setReason}
        placeholder={whyNot}
        least={least}
        button={no}
        busy={busy}
        why={why}
        onSend={onNo}
      />
    );
  return (
    <View className="sheet-foot">
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Moves moves={choices} busy={busy ? 'yes' : null} onMove={(key) => (key === 'yes' ? onYes() : setReason(''))} />
    </View>
  );
};
