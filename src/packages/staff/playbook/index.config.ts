// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({ navigationBarTitleText: '锦囊妙计', ...{ enableReachBottom: true } });
