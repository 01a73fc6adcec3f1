import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { countLetters, lettersOver } from '../../domain/kernel/letters';
import { useTellOver } from './fits';

type FieldProps = {
  /** What stands in it at first; afterwards the person's typing is never overwritten. */
  initial?: string;
  placeholder: string;
  onChange: (text: string) => void;
  /** How many letters are taken. More may be written or pasted: it stays, is told, and the form waits. */
  most: number;
  kind?: 'line' | 'long' | 'nickname' | 'number';
  label?: string;
};

const text = { over: (over: number, most: number) => `最多 ${most} 个字，多了 ${over} 个` };
const vantType = { line: 'text', long: 'textarea', nickname: 'nickname', number: 'number' } as const;
/** WeChat cuts at 140 when nothing is said, and counts an emoji as two; nobody's words are cut. */
const NO_LIMIT = -1;

type CountProps = { written: string; most: number; always: boolean };

const Count = ({ written, most, always }: CountProps) => {
  const over = lettersOver(written, most);
  if (over > 0) return <Text className="field-count field-over">{text.over(over, most)}</Text>;
  return always ? <Text className="field-count">{`${countLetters(written)}/${most}`}</Text> : null;
};

/**
 * A place to write, one line or many. Uncontrolled: writing back what was just typed makes letters jump on a phone.
 * Give it another key to empty it.
 */
export const Field = ({ initial = '', placeholder, onChange, most, kind = 'line', label = '' }: FieldProps) => {
  const first = useRef(initial);
  const [written, setWritten] = useState(initial);
  useTellOver(lettersOver(written, most) > 0);
  const put = (words: string) => {
    setWritten(words);
    onChange(words);
  };
  return (
    <View className="field">
      <van-field
        value={first.current}
        type={vantType[kind]}
        label={label}
        placeholder={placeholder}
        maxlength={NO_LIMIT}
        autosize={kind === 'long'}
        border={false}
        onInput={(event) => put(event.detail)}
        onBlur={(event) => put(event.detail.value)}
      />
      <Count written={written} most={most} always={kind === 'long'} />
    </View>
  );
};
