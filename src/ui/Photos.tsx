import Taro from '@tarojs/taro';
import { Image, Text, View } from '@tarojs/components';
import { Icon } from './Icon';
import { Pressable } from './Pressable';

type Photo = {
  readonly id: string;
  readonly path: string;
  readonly state: 'sending' | 'sent' | 'failed' | 'gone';
  readonly percent: number;
};

type PhotosProps = {
  photos: readonly Photo[];
  room: number;
  onAdd: () => void;
  onRetry: (photoId: string) => void;
  onRemove: (photoId: string) => void;
};

/** Photos to send: each shows how far it is, and only the one that stayed behind is tried again. */
export const Photos = ({ photos, room, onAdd, onRetry, onRemove }: PhotosProps) => {
  const show = (photo: Photo) => void Taro.previewImage({ current: photo.path, urls: photos.map(({ path }) => path) });
  return (
    <View className="gallery">
      {photos.map((photo) => (
        <View key={photo.id} className="photo-box">
          <Image className="photo" src={photo.path} mode="aspectFill" ariaLabel="照片" onClick={() => show(photo)} />
          {photo.state === 'sending' ? (
            <View className="photo-veil">
              <Text>{photo.percent}%</Text>
              <View className="photo-bar">
                <van-progress percentage={photo.percent} show-pivot={false} stroke-width={3} color="var(--primary)" />
              </View>
            </View>
          ) : null}
          {photo.state === 'failed' ? (
            <Pressable className="photo-veil photo-failed" label="没传上去，再传一次" onPress={() => onRetry(photo.id)}>
              <Icon name="replay" tone="paper" />
              <Text>再传一次</Text>
            </Pressable>
          ) : null}
          {photo.state === 'gone' ? (
            <View className="photo-veil photo-failed">
              <Text>手机里找不到了</Text>
            </View>
          ) : null}
          <Pressable className="photo-remove" label="拿掉这张" onPress={() => onRemove(photo.id)}>
            <Icon name="clear" tone="quiet" size={22} />
          </Pressable>
        </View>
      ))}
      {room > 0 ? (
        <Pressable className="photo-add" label="拍照或选照片" onPress={onAdd}>
          <Icon name="photograph" tone="main" size={28} />
          <Text>{photos.length ? '再加一张' : '拍照'}</Text>
        </Pressable>
      ) : null}
    </View>
  );
};
