import { Image, Text, View } from '@tarojs/components';
import { firstLetter } from '../../domain/kernel/letters';

type AvatarProps = { name: string; src?: string };

/** A face, or the first character of a name. An empty name is a vacant place. */
export const Avatar = ({ name, src = '' }: AvatarProps) => (
  <View className={name ? 'avatar' : 'avatar avatar-vacant'}>
    {src ? (
      <Image className="avatar-face" src={src} mode="aspectFill" ariaLabel={name} />
    ) : (
      <Text>{firstLetter(name) || '缺'}</Text>
    )}
  </View>
);
