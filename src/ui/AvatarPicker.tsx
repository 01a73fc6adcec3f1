import { Button, Text } from '@tarojs/components';
import { Avatar } from './Avatar';

type AvatarPickerProps = { label: string; src: string; name: string; onChoose: (path: string) => void };

/** WeChat's own way to offer one's picture: it opens only from its own button. */
export const AvatarPicker = ({ label, src, name, onChoose }: AvatarPickerProps) => (
  <Button
    className="avatar-picker"
    openType="chooseAvatar"
    onChooseAvatar={(event) => onChoose(String((event.detail as { avatarUrl?: string }).avatarUrl ?? ''))}
  >
    <Avatar name={name || '我'} src={src} />
    <Text>{label}</Text>
  </Button>
);
