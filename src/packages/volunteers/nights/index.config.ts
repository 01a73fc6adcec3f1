// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({ navigationBarTitleText: '每晚对账', ...{ enableReachBottom: true } });
