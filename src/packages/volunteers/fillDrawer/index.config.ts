export default definePageConfig({ navigationBarTitleText: '整理借用抽屉' });
