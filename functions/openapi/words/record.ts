import type { Words } from './words.ts';

/** Words of documents, forms, corrections and the archive (7.2.7). */
export const record: Words = {
  names: {
    bytes: '字节数。',
    document: '文件编号。',
    documentId: '案件中的文件编号；应先上传并确认完成。',
    documents: '案件中的文件。',
    purpose: '用途。',
    sha256: '文件的 SHA-256，64 位小写十六进制。',
  },
  places: {
    'issue-form.form': '哪种文书：read-standard 的 forms 中的 id。',
    'issue-form.values': '须填写的各项：由该文书 fields 中 from 为 asked 的 id 到内容；不要写证件号码和电话。',
    'issue-form.documentId': '须由服务对象签字的，签字扫描件（receipt 用途）的文件编号。',
    'IssuedForm.digest': '文书的 SHA-256 摘要。',
    'IssuedForm.text': '文书全文。',
    'Case.corrections.reason': '为什么更正。',
    'Case.corrections.words': '原来怎样，更正为怎样。',
    'correct-entry.commit': '办理记录的序号（办理过程中的 commit）。',
    'correct-entry.reason': '为什么更正；不要写证件号码和电话。',
    'correct-entry.changes.basis': '法律依据。',
    'correct-entry.changes.on': '告知服务对象的日期（北京时间）。',
    'add-correction-note.commit': '办理记录的序号（办理过程中的 commit）。',
    'add-correction-note.note': '应当如何；不要写证件号码和电话。',
    'CaseDocument.id': '文件编号。',
    'Link.method': '请求方法。',
  },
  values: {
    documents: '案件中的文件',
    'signed-agreement': '签字的协议扫描件',
    'power-of-attorney': '签字的授权委托书扫描件',
    result: '审批结果文件',
    'cause-gone': '终止原因已消除的证明',
    'case-file': '案卷',
    archiving: '归档中',
    archived: '已归档',
    proof: '身份、权限或关系证明',
  },
};
