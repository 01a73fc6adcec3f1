import type { ReactNode } from 'react';
import { View } from '@tarojs/components';

type ScreenProps = { children: ReactNode };

/** The paper every page is written on. */
export const Screen = ({ children }: ScreenProps) => <View className="screen">{children}</View>;
