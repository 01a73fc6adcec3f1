import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { WhatFits } from './fits';

type SheetProps = { title: string; open: boolean; onClose: () => void; children: ReactNode };

/** A small sheet from the bottom, for the few words an action needs. What was typed stays when it is closed. */
export const Sheet = ({ title, open, onClose, children }: SheetProps) => (
  <van-popup show={open} position="bottom" round closeable safe-area-inset-bottom onClose={onClose}>
    <WhatFits>
      <View className="sheet">
        <Text className="sheet-title">{title}</Text>
        {children}
      </View>
    </WhatFits>
  </van-popup>
);
