import { type Described, reading } from './described.ts';

/** Read without a token: what the interface is, and what it publishes. */
export const published: Readonly<Record<string, Described>> = {
  health: reading('Health', '接口是否可用、系统版本、所依据的标准和所服务的区域，以及工作日安排录入到哪一天。'),
  openapi: { words: '本说明的机器可读形式（OpenAPI 3.1）。', answer: { words: 'OpenAPI 3.1 文件。' } },
  docs: { words: '本页。', answer: { words: '网页。' } },
  'read-catalogue': reading('Catalogue', '公示的帮办代办服务事项清单，含版本和更新时间。支持 If-None-Match。', {
    clause: '6.2',
  }),
  'read-standard': reading('Standard', '系统所遵循的标准条款：原文、约束力，以及由系统何处落实。支持 If-None-Match。'),
  'read-consent-wordings': reading(
    'ConsentWordings',
    '同意书文本的各个版本。征求同意时展示现行文本（已到实施日期的最新一版），同意时写明其版本。支持 If-None-Match。',
    { clause: 'A.4.3' },
  ),
};
