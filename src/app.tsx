import type { PropsWithChildren } from 'react';
import Taro, { useDidShow, useLaunch } from '@tarojs/taro';
import './ui/aria';
import { sendWaiting, watchNetwork } from './api/outbox';
import { tell } from './pages/home/tell';
import './app.scss';

/** The root of the mini-program: it wakes the cloud and sends what waits, pages do the rest. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    Taro.cloud.init({ traceUser: true });
    watchNetwork(tell);
  });
  useDidShow(() => void sendWaiting().then(tell));
  return children;
}
