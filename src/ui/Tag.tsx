import { Text } from '@tarojs/components';

type TagProps = { children: string; tone?: 'main' | 'quiet' | 'overdue' | 'points' };

export const Tag = ({ children, tone = 'quiet' }: TagProps) => (
  <Text className={tone === 'quiet' ? 'tag' : `tag-${tone}`}>{children}</Text>
);
