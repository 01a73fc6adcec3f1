/** WeChat's template and style compilers, which come without types. */
declare module 'miniprogram-compiler' {
  const compiler: {
    wxmlToJs(root: string, options?: object): string;
    wxssToJs(root: string, options?: object): string;
  };
  export default compiler;
}
