/** WeChat's own way to send this page to somebody: it opens only from its own button. */
export const ShareButton = ({ children }: { children: string }) => (
  <van-button custom-class="kit-button kit-main" type="primary" block round icon="share-o" open-type="share">
    {children}
  </van-button>
);
