// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({ navigationBarTitleText: '和商户结清', ...{ enableReachBottom: true } });
