import type { ReactNode } from 'react';
import { View } from '@tarojs/components';

type CardProps = { children: ReactNode };

export const Card = ({ children }: CardProps) => <View className="card">{children}</View>;
