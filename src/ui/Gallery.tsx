import Taro from '@tarojs/taro';
import { Image, View } from '@tarojs/components';

/** Photos side by side, a single one wide; a tap shows them large. */
export const Gallery = ({ photos, label }: { photos: readonly string[]; label: string }) =>
  photos.length ? (
    <View className={photos.length === 1 ? 'gallery gallery-one' : 'gallery'}>
      {photos.map((photo, index) => (
        <Image
          key={photo}
          className="photo"
          src={photo}
          mode="aspectFill"
          lazyLoad
          ariaLabel={`${label} ${index + 1}`}
          onClick={() => void Taro.previewImage({ current: photo, urls: [...photos] })}
        />
      ))}
    </View>
  ) : null;
