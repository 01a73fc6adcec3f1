import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { WORDS_MAX } from '../../../domain/kernel/schemas';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';

type ReasonProps = {
  title: string;
  placeholder: string;
  /** How many characters it takes; 0 when words are optional. */
  least: number;
  button: string;
  open: boolean;
  busy: boolean;
  /** What to know before sending. */
  note?: string;
  onClose: () => void;
  onSend: (reason: string) => void;
};

/** A sheet that asks why, in a few words. */
export const Reason = ({ title, placeholder, least, button, open, busy, note, onClose, onSend }: ReasonProps) => {
  const [words, setWords] = useState('');
  return (
    <Sheet title={title} open={open} onClose={onClose}>
      {note ? <Text className="quiet">{note}</Text> : null}
      {open ? (
        <Field kind="long" initial={words} most={WORDS_MAX} placeholder={placeholder} onChange={setWords} />
      ) : null}
      <View className="sheet-foot">
        <Button busy={busy} off={words.trim().length < least} onPress={() => onSend(words.trim())}>
          {button}
        </Button>
      </View>
    </Sheet>
  );
};
