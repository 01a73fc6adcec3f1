import '@tarojs/components';

declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string;
    ariaLabel?: string;
    ariaChecked?: string;
  }
}
