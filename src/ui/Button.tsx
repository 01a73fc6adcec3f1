import type { ReactNode } from 'react';

const vantType = { main: 'primary', quiet: 'default', danger: 'danger' } as const;

type ButtonProps = { children: ReactNode; onPress: () => void; tone?: keyof typeof vantType; busy?: boolean };

/** A full-width button. While busy it spins and cannot be pressed twice. */
export const Button = ({ children, onPress, tone = 'main', busy = false }: ButtonProps) => (
  <van-button type={vantType[tone]} block round loading={busy} disabled={busy} ariaRole="button" onClick={onPress}>
    {children}
  </van-button>
);
