export default definePageConfig({ navigationBarTitleText: '用工招聘', enablePullDownRefresh: true });
