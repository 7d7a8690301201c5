import { AddCorrectionNote } from '../../../domain/add-correction-note.ts';
import { CorrectEntry } from '../../../domain/correct-entry.ts';
import { IssueForm } from '../../../domain/issue-form.ts';
import type { Schema } from '../../http/call.ts';
import * as asked from '../../requests.ts';
import { command, type Described, reading } from './described.ts';

const upload = (body: Schema): Described => ({
  words:
    '申请上传一个文件：申报用途、类型、大小和 SHA-256，得到十分钟内有效的上传链接。按链接所列请求头以 PUT 上传后，再确认完成。' +
    '重复同一请求得到同一文件的新链接。',
  body,
  changes: true,
  ruled: true,
  answer: { status: 201, name: 'ExpectedUpload', words: '上传链接和确认完成的地址。' },
});

const completion: Described = {
  ...command(
    '7.2.7',
    asked.Nothing,
    '确认上传完成：核对大小、类型、SHA-256 和文件开头，与申报一致的存入案卷；不一致的不予收存。',
  ),
  problems: ['upload-unknown', 'upload-missing', 'upload-differs'],
};

const opening = reading('OpenedDocument', '打开案件中的一个文件：得到五分钟内有效的下载链接。', {
  problems: ['document-unknown'],
});

/** What is kept: documents, forms, corrections, the archive (7.2.7). */
export const record: Readonly<Record<string, Described>> = {
  'request-own-upload': upload(asked.RequestOwnUpload),
  'complete-own-upload': completion,
  'open-own-document': opening,
  'request-upload': upload(asked.RequestUpload),
  'complete-upload': completion,
  'open-document': { ...opening, ruled: true },
  'issue-form': command(
    '7.2.2',
    IssueForm,
    '出具本区所遵循的标准规定的文书（受理单等）；有哪些文书、填什么、何时出具，见 read-standard 的 forms。',
  ),
  'correct-entry': command(
    '7.2.7',
    CorrectEntry,
    '更正一条有误的办理记录：指明哪一条、改为什么、为什么。原记录保留，办理过程和证明以更正后的为准；归档前由代办人员或部门负责人办理，审批结果送达后不能再更正。',
  ),
  'add-correction-note': command('7.2.7', AddCorrectionNote, '归档之后附加更正：只增加一条说明，案件和归档包不变。'),
  'open-archive': reading('OpenedArchive', '归档包：得到五分钟内有效的下载链接和两种摘要。', {
    clause: '7.2.7',
    ruled: true,
    problems: ['archive-unknown'],
  }),
};
