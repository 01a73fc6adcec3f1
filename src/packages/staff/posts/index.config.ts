// Taro adds onReachBottom and sharing to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '谁来当',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  ...{ enableReachBottom: true },
});
