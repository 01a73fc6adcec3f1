export default definePageConfig({ navigationBarTitleText: '找活的人', enablePullDownRefresh: true });
