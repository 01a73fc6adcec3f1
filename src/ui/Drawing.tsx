import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { Canvas, View } from '@tarojs/components';

type DrawingProps = {
  id: string;
  /** Of the picture, in its own pixels; on the screen it is as wide as it may be. */
  width: number;
  height: number;
  /** What a screen reader says it is. */
  label: string;
  draw: (canvas: Taro.Canvas) => void;
};

/** Left and right of it on the screen: --s4 twice, and the border. */
const BESIDE = 34;

/** A sheet to draw on, shown as it will be saved. `draw` gets it once, when it is there. */
export const Drawing = ({ id, width, height, label, draw }: DrawingProps) => {
  useEffect(() => {
    const begin = (found: { node?: Taro.Canvas } | null) => {
      if (!found?.node) return;
      Object.assign(found.node, { width, height });
      draw(found.node);
    };
    Taro.nextTick(() =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true }, (found) => begin(found as { node?: Taro.Canvas } | null))
        .exec(),
    );
  }, [id, width, height, draw]);
  const shownWide = Taro.getWindowInfo().windowWidth - BESIDE;
  return (
    <View className="drawing" ariaRole="img" ariaLabel={label}>
      <Canvas
        id={id}
        type="2d"
        className="drawing-sheet"
        style={`height:${Math.round((shownWide * height) / width)}px`}
      />
    </View>
  );
};
