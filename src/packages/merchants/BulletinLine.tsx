import { Text, View } from '@tarojs/components';
import type { BulletinView } from '../../../domain/groups/bulletinContract';
import { go } from '../../routes';
import { Pressable } from '../../ui/Pressable';
import { Tag } from '../../ui/Tag';

const text = {
  fresh: '没看过',
  confirm: '等你确认',
  withdrawn: '已收回',
  until: (day: string) => `${day} 截止`,
  over: '已截止',
  read: (read: number, audience: number) => `${audience} 家里 ${read} 家看过`,
};

const standingOf = ({ withdrawn, forMe, readByMe, ackRequired, ackedByMe, kindLabel }: BulletinView): string => {
  if (withdrawn) return text.withdrawn;
  if (forMe && ackRequired && !ackedByMe) return text.confirm;
  return forMe && !readByMe ? text.fresh : kindLabel;
};

/** One notice in a list: what, by whom, until when. Counts only, never names. */
export const BulletinLine = ({ bulletin }: { bulletin: BulletinView }) => {
  const waits =
    bulletin.forMe && !bulletin.withdrawn && (!bulletin.readByMe || (bulletin.ackRequired && !bulletin.ackedByMe));
  return (
    <Pressable className="request" onPress={() => go('merchants/bulletin', { id: bulletin.bulletinId })}>
      <View className="request-head">
        <Text className="request-title">{bulletin.title}</Text>
        <Tag tone={waits ? 'main' : 'quiet'}>{standingOf(bulletin)}</Tag>
      </View>
      <View className="request-facts">
        <Text>{bulletin.by}</Text>
        {bulletin.deadline ? <Text>{bulletin.over ? text.over : text.until(bulletin.deadline)}</Text> : null}
        {bulletin.forMe ? null : <Text>{text.read(bulletin.read, bulletin.audience)}</Text>}
      </View>
    </Pressable>
  );
};
