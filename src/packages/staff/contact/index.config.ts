export default definePageConfig({ navigationBarTitleText: '联系反映人' });
