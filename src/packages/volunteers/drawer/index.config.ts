export default definePageConfig({ navigationBarTitleText: '借用抽屉', enablePullDownRefresh: true });
