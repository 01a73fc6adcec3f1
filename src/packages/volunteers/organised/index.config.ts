// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({
  navigationBarTitleText: '组织的任务',
  enablePullDownRefresh: true,
  ...{ enableReachBottom: true },
});
