// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '今年的分',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
