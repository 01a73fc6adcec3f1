import { Text } from '@tarojs/components';
import { Button } from '../../../ui/Button';
import { Sheet } from '../../../ui/Sheet';
import { TextFile } from '../../../ui/TextFile';

const text = {
  title: '表格好了',
  rows: (rows: number, most: number) => `${rows} 行，一份最多 ${most} 行。云端不留底，离开这一页就没有了。`,
  none: '这个月在这里没有可以列出来的。',
  more: '还有，取下一份',
};

export type Table = { readonly name: string; readonly text: string; readonly rows: number; readonly most: number };
type FileProps = { file: Table | null; onClose: () => void; onMore?: () => void };

/** A table, once fetched: on this phone and nowhere else. */
export const FileBody = ({ file }: { file: Table | null }) => (
  <>
    <Text className="para">{file?.rows ? text.rows(file.rows, file.most) : text.none}</Text>
    {file?.rows ? <TextFile file={file} /> : null}
  </>
);

export const File = ({ file, onClose, onMore }: FileProps) => (
  <Sheet title={text.title} open={file !== null} onClose={onClose}>
    <FileBody file={file} />
    {onMore ? (
      <Button tone="quiet" onPress={onMore}>
        {text.more}
      </Button>
    ) : null}
  </Sheet>
);
