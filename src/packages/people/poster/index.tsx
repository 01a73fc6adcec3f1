import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Image, Text, View } from '@tarojs/components';
import { savePicture } from '../../../api/files';
import { useQuery } from '../../../api/useQuery';
import { PlaceTree } from '../../../pages/register/PlaceTree';
import { goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';

const text = {
  which: '给哪个楼门做海报',
  pick: '就做这里的',
  ask: '遇事问谁，有事找谁',
  scan: '微信扫一扫，看这栋楼谁负责，有事直接反映',
  code: '门上的码',
  save: '把码存到相册',
  saved: '存好了，打印出来贴在门口',
  left: '没存上，请允许保存到相册再试',
  again: '换一个楼门',
  home: '回首页',
};

const save = async (fileId: string) =>
  void Taro.showToast({ title: (await savePicture(fileId)) ? text.saved : text.left, icon: 'none' });

const Poster = ({ placeId, onAgain }: { placeId: string; onAgain: () => void }) => {
  const [poster, reload] = useQuery('place.poster', { placeId });
  return (
    <Loaded of={poster} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
      {({ title, code }) => (
        <>
          <Card>
            <View className="poster">
              <Text className="headline">{title}</Text>
              <Text className="para">{text.ask}</Text>
              <Image className="poster-code" src={code} mode="aspectFit" ariaLabel={text.code} />
              <Text className="quiet">{text.scan}</Text>
            </View>
          </Card>
          <Button hero onPress={() => void save(code)}>
            {text.save}
          </Button>
          <Button tone="plain" onPress={onAgain}>
            {text.again}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** What hangs at the door: whose it is, whom to ask, and the code that leads to this very card. */
export default function PosterScreen() {
  const [placeId, setPlaceId] = useState(useRoute()('placeId'));
  return (
    <Screen>
      {placeId ? (
        <Poster placeId={placeId} onAgain={() => setPlaceId('')} />
      ) : (
        <Card title={text.which}>
          <PlaceTree
            from={{}}
            pick={text.pick}
            may={({ level }) => level === 'building' || level === 'entrance'}
            onPick={(place) => setPlaceId(place.placeId)}
          />
        </Card>
      )}
    </Screen>
  );
}
