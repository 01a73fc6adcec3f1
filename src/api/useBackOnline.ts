import { useEffect } from 'react';
import Taro from '@tarojs/taro';

/** While `waiting`, does it again by itself as soon as there is a network. */
export const useBackOnline = (waiting: boolean, then: () => unknown): void => {
  useEffect(() => {
    if (!waiting) return undefined;
    const hear = ({ isConnected }: { isConnected: boolean }) => {
      if (isConnected) then();
    };
    Taro.onNetworkStatusChange(hear);
    return () => Taro.offNetworkStatusChange(hear);
  }, [waiting, then]);
};
