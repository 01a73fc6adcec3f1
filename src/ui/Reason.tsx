import { useState } from 'react';
import { Text } from '@tarojs/components';
import { Sheet } from './Sheet';
import { Why } from './Why';

type ReasonProps = {
  title: string;
  placeholder: string;
  /** How many letters it takes; 0 when words are optional. */
  least: number;
  button: string;
  open: boolean;
  busy: boolean;
  /** What to know before sending. */
  note?: string;
  danger?: boolean;
  onClose: () => void;
  onSend: (reason: string) => void;
};

/** A sheet that asks why before something is done. What was typed stays when it is closed. */
export const Reason = ({ title, open, note, onClose, ...asked }: ReasonProps) => {
  const [words, setWords] = useState('');
  return (
    <Sheet title={title} open={open} onClose={onClose}>
      {note ? <Text className="quiet">{note}</Text> : null}
      {open ? <Why words={words} onWords={setWords} {...asked} /> : null}
    </Sheet>
  );
};
