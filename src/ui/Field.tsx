import { useRef } from 'react';
import { View } from '@tarojs/components';

type FieldProps = {
  /** What stands in it at first; afterwards the person's typing is never overwritten. */
  initial?: string;
  placeholder: string;
  onChange: (text: string) => void;
  most: number;
  kind?: 'line' | 'long' | 'nickname' | 'number';
  label?: string;
};

const vantType = { line: 'text', long: 'textarea', nickname: 'nickname', number: 'number' } as const;

/**
 * A place to write, one line or many. Uncontrolled: writing back what was just typed makes letters jump on a phone.
 * Give it another key to empty it.
 */
export const Field = ({ initial = '', placeholder, onChange, most, kind = 'line', label = '' }: FieldProps) => {
  const first = useRef(initial);
  return (
    <View className="field">
      <van-field
        value={first.current}
        type={vantType[kind]}
        label={label}
        placeholder={placeholder}
        maxlength={most}
        autosize={kind === 'long'}
        show-word-limit={kind === 'long'}
        border={false}
        onInput={(event) => onChange(event.detail)}
        onBlur={(event) => onChange(event.detail.value)}
      />
    </View>
  );
};
