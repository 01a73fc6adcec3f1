import type { ReactNode } from 'react';

/** What our kit uses of Vant: attributes as Vant spells them, literal, so that Taro's compiler sees them. */
type Event<Detail> = (event: { detail: Detail }) => void;
type Common = {
  key?: string | number;
  id?: string;
  class?: string;
  style?: string;
  children?: ReactNode;
  'custom-class'?: string;
};
type Spoken = { ariaLabel?: string; ariaRole?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'van-button': Common &
        Spoken & {
          type?: 'primary' | 'default';
          size?: 'large' | 'normal' | 'small';
          block?: boolean;
          round?: boolean;
          loading?: boolean;
          disabled?: boolean;
          icon?: string;
          'loading-text'?: string;
          'open-type'?: '' | 'share' | 'chooseAvatar' | 'contact';
          onClick?: () => void;
          onChooseavatar?: Event<{ avatarUrl: string }>;
        };
      'van-field': Common & {
        value?: string;
        label?: string;
        placeholder?: string;
        type?: 'text' | 'nickname' | 'textarea' | 'number';
        maxlength?: number;
        autosize?: boolean | object;
        border?: boolean;
        disabled?: boolean;
        'show-word-limit'?: boolean;
        'error-message'?: string;
        'hold-keyboard'?: boolean;
        onInput?: Event<string>;
        onBlur?: Event<{ value: string }>;
        onConfirm?: Event<string>;
      };
      'van-icon': Common & { name: string; size?: string; color?: string };
      'van-popup': Common & {
        show: boolean;
        position?: 'bottom';
        round?: boolean;
        closeable?: boolean;
        'safe-area-inset-bottom'?: boolean;
        onClose?: () => void;
      };
      'van-progress': Common & {
        percentage: number;
        color?: string;
        'stroke-width'?: string | number;
        'show-pivot'?: boolean;
      };
      'van-skeleton': Common & { loading?: boolean; title?: boolean; row?: number; avatar?: boolean };
      'van-switch': Common & { checked: boolean; size?: string; 'active-color'?: string; onChange?: Event<boolean> };
    }
  }
}
