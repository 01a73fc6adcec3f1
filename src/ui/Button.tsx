import type { ReactNode } from 'react';
import { useFits } from './fits';

const vantType = { main: 'primary', quiet: 'default', plain: 'default', danger: 'primary' } as const;

type ButtonProps = {
  children: ReactNode;
  onPress?: () => void;
  /** `danger`: what is gone afterwards. */
  tone?: keyof typeof vantType;
  busy?: boolean;
  off?: boolean;
  icon?: string;
  /** The one thing this screen is for: 60 pt high. */
  hero?: boolean;
  /** WeChat's own way to send this page as a card: it opens only from its own button. */
  share?: boolean;
  /** Not of the form it stands in: a call for help waits for no words. */
  always?: boolean;
  /** As wide as its words, beside something else. */
  small?: boolean;
};

/** A full-width button. While busy it spins and cannot be pressed twice; it sends nothing that will not be taken. */
export const Button = ({
  children,
  onPress = () => undefined,
  tone = 'main',
  busy = false,
  off = false,
  icon = '',
  hero = false,
  share = false,
  small = false,
  always = false,
}: ButtonProps) => {
  const fits = useFits();
  const waits = (tone === 'main' || tone === 'danger') && !always && !fits;
  return (
    <van-button
      custom-class={hero ? 'hero-button' : `kit-button kit-${tone}`}
      type={vantType[tone]}
      size={small ? 'small' : 'normal'}
      block={!small}
      round
      loading={busy}
      disabled={busy || off || waits}
      icon={icon}
      open-type={share ? 'share' : ''}
      onClick={onPress}
    >
      {children}
    </van-button>
  );
};
