export default definePageConfig({ navigationBarTitleText: '群看板', enablePullDownRefresh: true });
