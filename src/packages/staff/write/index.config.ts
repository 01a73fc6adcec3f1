export default definePageConfig({ navigationBarTitleText: '写成锦囊' });
