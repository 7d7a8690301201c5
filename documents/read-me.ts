import { retentionWords } from './archive-xml.ts';
import { chineseTime } from './dates.ts';
import type { Metadata } from './metadata.ts';

/** 说明文件.txt: how to read and check the package without this system. */
export const readMe = (metadata: Metadata) => `归档信息包说明

单位名称：${metadata.organisation.name}
案件编号：${metadata.caseNumber}
档　　号：${metadata.archiveNumber}
保管期限：${retentionWords(metadata.retention)}（依据：${metadata.retention.basis}）
归档时间：${chineseTime(metadata.archivedAt)}
文　　件：${metadata.documents.length} 份

一、内容
  metadata.json              案件元数据，列明各文件及其摘要
  基本信息.xml               基本信息
  过程信息.xml               各环节处理信息
  events.jsonl               过程记录，每行一条，按发生先后排列
  材料/                      服务对象提交的材料
  文书/                      服务过程中形成的文书
  评价与投诉/evaluation.json 评价与投诉

二、核验
  1. 本包为 BagIt 1.0（RFC 8493）格式。解压后进入顶层目录，用下列通用命令核对全部文件：
       sha256sum -c manifest-sha256.txt
       sha256sum -c tagmanifest-sha256.txt
     manifest-sm3.txt 和 tagmanifest-sm3.txt 为同一批文件的 SM3 摘要（GB/T 32905）。
  2. 过程记录逐条相连：每条的 hash 是其 v、caseId、seq、at、actor、command、events、prev
     八项按 RFC 8785 写成规范 JSON（UTF-8）后的 SHA-256；prev 等于上一条的 hash，第一条的
     prev 为 64 个 0。最后一条的 hash 应等于 metadata.json 中的 chain.head：
       ${metadata.chain.head}

三、说明
  本包归档后不得改动；需要更正的，另行附加更正记录。时间按 ISO 8601 记载，本文件中的时间为北京时间。
`;
