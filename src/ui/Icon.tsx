const colours = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  main: 'var(--primary)',
  overdue: 'var(--overdue)',
  paper: 'var(--on-primary)',
  points: 'var(--points)',
} as const;

type IconProps = { name: string; tone?: keyof typeof colours; size?: number };

/** A glyph of the shipped icon font. Never alone in a button: a word goes with it. */
export const Icon = ({ name, tone = 'ink', size = 20 }: IconProps) => (
  <van-icon name={name} size={`calc(${size}px * var(--scale))`} color={colours[tone]} />
);
