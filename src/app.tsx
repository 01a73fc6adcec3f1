import type { PropsWithChildren } from 'react';
import { useDidShow, useLaunch } from '@tarojs/taro';
import './ui/aria';
import { logFaults } from './api/faultLog';
import { watchVersion } from './api/version';
import { wakeCloud } from './api/wake';
import { sendWaiting, watchNetwork } from './api/outbox';
import { tell } from './pages/home/tell';
import './app.scss';

/** The root of the mini-program: it wakes the cloud and sends what waits, pages do the rest. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    logFaults();
    wakeCloud();
    watchVersion();
    watchNetwork(tell);
  });
  useDidShow(() => void sendWaiting().then(tell));
  return children;
}
