/** WeChat's own template and style compilers, which come without types. */
declare module 'miniprogram-compiler' {
  type Compile = (root: string, options?: { maxBuffer?: number }) => string;
  export const wxmlToJs: Compile;
  export const wxssToJs: Compile;
}
