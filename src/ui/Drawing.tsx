import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { Canvas, View } from '@tarojs/components';

/** What WeChat's canvas and a browser's have in common. */
export type Sheet = { width: number; height: number; getContext: (kind: '2d') => CanvasRenderingContext2D | null };

type DrawingProps = {
  id: string;
  /** In pixels of the picture; on the screen it is as wide as its card. */
  size: readonly [width: number, height: number];
  label: string;
  draw: (pen: CanvasRenderingContext2D) => void;
  /** The sheet, once it was drawn on: for keeping it as a picture. */
  onDrawn: (sheet: Sheet) => void;
};

/** A picture drawn on this phone. Without a pen (an old phone) the words beside it have to do. */
export const Drawing = ({ id, size: [width, height], label, draw, onDrawn }: DrawingProps) => {
  useEffect(() => {
    const drawOn = (sheet: Sheet | undefined) => {
      if (!sheet) return;
      Object.assign(sheet, { width, height });
      const pen = sheet.getContext('2d');
      if (!pen) return;
      draw(pen);
      onDrawn(sheet);
    };
    Taro.nextTick(() => {
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true }, (found) => drawOn((found as { node?: Sheet } | null)?.node))
        .exec();
    });
  }, [id, width, height, draw, onDrawn]);
  return (
    <View ariaRole="img" ariaLabel={label}>
      <Canvas type="2d" id={id} className="drawing" />
    </View>
  );
};
