declare module 'miniprogram-compiler' {
  export const wxmlToJs: (root: string, options?: { maxBuffer?: number }) => string;
}
