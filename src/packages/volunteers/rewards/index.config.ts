// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '积分兑换',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
