// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '两个人核对',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
