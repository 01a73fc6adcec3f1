import Taro from '@tarojs/taro';
import { Image, Text, View } from '@tarojs/components';
import type { PostView } from '../../../../domain/posts/contract';
import { Button } from '../../../ui/Button';
import { ShareButton } from '../../../ui/ShareButton';

const text = {
  next: (name: string) => `让${name}用微信扫一扫，或者把邀请发给本人。接下之前还是空缺。`,
  code: '邀请码',
  copy: '复制邀请码',
  send: '微信发给本人',
};

/** The invitation as a picture to scan, as a card to send, and as text to read out. */
export const Invited = ({ post }: { post: PostView }) => (
  <>
    <Text className="quiet">{text.next(post.invitedName)}</Text>
    <View className="poster">
      {post.invitationCode ? (
        <Image className="poster-code" src={post.invitationCode} mode="aspectFit" ariaLabel={text.code} />
      ) : null}
      <Text className="code-words" selectable>
        {post.invitation}
      </Text>
    </View>
    <View className="sheet-foot">
      <ShareButton>{text.send}</ShareButton>
      <View className="gap" />
      <Button tone="plain" onPress={() => void Taro.setClipboardData({ data: post.invitation }).catch(() => undefined)}>
        {text.copy}
      </Button>
    </View>
  </>
);
