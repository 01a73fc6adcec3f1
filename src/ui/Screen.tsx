import type { ReactNode } from 'react';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useComfort } from './comfort';
import { WhatFits } from './fits';

type ScreenProps = {
  children: ReactNode;
  /** Stays under the thumb at the bottom. */
  footer?: ReactNode;
  /** What the page is about: where that was refused, nothing is left to do at the bottom. */
  of?: { readonly face: string; readonly why?: { readonly kind: string } };
  /** What pulling the page down does. */
  onRefresh?: () => Promise<unknown>;
};

/** The paper every page is written on: letters as large as the person likes, clear of the phone's edges. */
export const Screen = ({ children, footer, of, onRefresh }: ScreenProps) => {
  const elder = useComfort((comfort) => comfort.elder);
  usePullDownRefresh(() => {
    void (onRefresh?.() ?? Promise.resolve()).finally(() => Taro.stopPullDownRefresh());
  });

  return (
    <WhatFits>
      <View className={elder ? 'screen elder' : 'screen'}>
        <View className="screen-body">{children}</View>
        {footer && of?.why?.kind !== 'refused' ? <View className="screen-foot">{footer}</View> : null}
      </View>
    </WhatFits>
  );
};
