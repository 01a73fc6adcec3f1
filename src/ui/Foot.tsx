import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import { Button } from './Button';
import { Notice } from './Notice';

type FootProps = {
  /** Why it was not done the last time. */
  why: { readonly sentence: string } | null;
  /** What is still missing, in words; empty when it may be sent. */
  lacking: string;
  busy: boolean;
  onSend: () => void;
  children: ReactNode;
};

/** The foot of a form: what went wrong, what is missing, and the one thing to press. */
export const Foot = ({ why, lacking, busy, onSend, children }: FootProps) => (
  <>
    {why ? <Notice>{why.sentence}</Notice> : null}
    {lacking ? <Text className="foot-hint">{lacking}</Text> : null}
    <Button hero busy={busy} off={lacking !== ''} onPress={onSend}>
      {children}
    </Button>
  </>
);
