export default definePageConfig({ navigationBarTitleText: '志愿工作', enablePullDownRefresh: true });
