export default definePageConfig({ navigationBarTitleText: '群里的诉求', enablePullDownRefresh: true });
