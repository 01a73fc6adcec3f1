export default definePageConfig({ navigationBarTitleText: '区里的设置' });
