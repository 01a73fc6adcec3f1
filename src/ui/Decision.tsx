import { useState } from 'react';
import { View } from '@tarojs/components';
import { WORDS_MAX } from '../../domain/kernel/schemas';
import { Button } from './Button';
import { Field } from './Field';
import { Moves } from './Moves';
import { Notice } from './Notice';

type DecisionProps = {
  yes: string;
  no: string;
  /** What to write about a no, and how many characters it takes. */
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
  return (
    <>
      {reason === null ? null : (
        <Field kind="long" initial="" most={WORDS_MAX} placeholder={whyNot} onChange={setReason} />
      )}
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        {reason === null ? (
          <Moves
            moves={choices}
            busy={busy ? 'yes' : null}
            onMove={(key) => (key === 'yes' ? onYes() : setReason(''))}
          />
        ) : (
          <Button busy={busy} off={reason.trim().length < least} onPress={() => onNo(reason.trim())}>
            {no}
          </Button>
        )}
      </View>
    </>
  );
};
