import type { ReactNode } from 'react';
import { View } from '@tarojs/components';

type PressableProps = {
  children: ReactNode;
  onPress: () => void;
  className?: string;
  /** What a screen reader says instead of the text inside. */
  label?: string;
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab';
  /** Whether it is the chosen one, where something is chosen. */
  checked?: boolean;
};

/** Anything that answers a finger: it darkens under it (viewAttributes.json) and tells a screen reader what it is. */
export const Pressable = ({ children, onPress, className = '', label, role = 'button', checked }: PressableProps) => (
  <View
    className={`press ${className}`}
    ariaRole={role}
    {...(label && { ariaLabel: label })}
    {...(checked !== undefined && { ariaChecked: String(checked) })}
    onClick={onPress}
  >
    {children}
  </View>
);
