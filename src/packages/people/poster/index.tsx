import { useCallback, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text } from '@tarojs/components';
import { fetched, saveDrawing } from '../../../api/files';
import { useQuery } from '../../../api/useQuery';
import type { OutputOf } from '../../../../domain/contract';
import { PlacePick } from '../../../pages/register/PlacePick';
import { goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Drawing } from '../../../ui/Drawing';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { drawSheet, heightOf, type Pen, type Picture } from './draw';
import { WIDTH } from './paper';

const text = {
  which: '给哪个楼门做海报',
  pick: '就做这里的',
  next: '打印出来贴在门口。人换了，再做一张就行。',
  save: '存到相册',
  saved: '存好了，打印出来贴在门口',
  left: '没存上，请允许保存到相册再试',
  again: '换一个楼门',
  home: '回首页',
  label: ({ title, people }: PosterView) =>
    `${title}的楼栋公示海报：${people.map(({ post, name }) => `${post}${name}`).join('，')}`,
};

type PosterView = OutputOf<'place.poster'>;

/** A picture ready to be drawn; nothing when it did not arrive, and the poster does without. */
const pictureOf = async (canvas: Taro.Canvas, fileId: string): Promise<[string, Picture][]> => {
  const path = await fetched(fileId);
  if (!path) return [];
  return new Promise((resolve) => {
    const image = canvas.createImage();
    image.onload = () => resolve([[fileId, image as unknown as Picture]]);
    image.onerror = () => resolve([]);
    image.src = path;
  });
};

const Made = ({ poster }: { poster: PosterView }) => {
  const sheet = useRef<Taro.Canvas | null>(null);
  const [ready, setReady] = useState(false);
  const draw = useCallback(
    (canvas: Taro.Canvas) => {
      const wanted = new Set([poster.code, ...poster.people.map(({ avatar }) => avatar)].filter(Boolean));
      const pen = canvas.getContext('2d') as unknown as Pen;
      void Promise.all([...wanted].map((fileId) => pictureOf(canvas, fileId))).then((found) => {
        drawSheet(pen, { ...poster, pictures: new Map(found.flat()) });
        sheet.current = canvas;
        setReady(true);
      });
    },
    [poster],
  );
  const save = async () => {
    const saved = sheet.current !== null && (await saveDrawing(sheet.current));
    void Taro.showToast({ title: saved ? text.saved : text.left, icon: 'none' });
  };
  return (
    <>
      <Text className="quiet line-words">{text.next}</Text>
      <Drawing id="poster" width={WIDTH} height={heightOf(poster)} label={text.label(poster)} draw={draw} />
      <Button hero busy={!ready} onPress={() => void save()}>
        {text.save}
      </Button>
    </>
  );
};

const Poster = ({ placeId, onAgain }: { placeId: string; onAgain: () => void }) => {
  const [poster, reload] = useQuery('place.poster', { placeId });
  return (
    <Loaded of={poster} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
      {(value) => (
        <>
          <Made poster={value} />
          <Button tone="plain" onPress={onAgain}>
            {text.again}
          </Button>
        </>
      )}
    </Loaded>
  );
};

/** What hangs at the door, as one picture: whose it is, whom to ask for what, and the code that leads to this very card. */
export default function PosterScreen() {
  const [placeId, setPlaceId] = useState(useRoute()('placeId'));
  return (
    <Screen>
      {placeId ? (
        <Poster placeId={placeId} onAgain={() => setPlaceId('')} />
      ) : (
        <Card title={text.which}>
          <PlacePick
            pick={text.pick}
            may={({ level }) => level === 'building' || level === 'entrance'}
            onPick={(place) => setPlaceId(place.placeId)}
          />
        </Card>
      )}
    </Screen>
  );
}
