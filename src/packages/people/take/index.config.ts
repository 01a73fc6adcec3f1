export default definePageConfig({ navigationBarTitleText: '接下一个岗位' });
