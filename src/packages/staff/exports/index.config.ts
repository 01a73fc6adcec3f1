// Taro adds onReachBottom to a page only when its config says so.
export default definePageConfig({ navigationBarTitleText: '导出表格', ...{ enableReachBottom: true } });
