import type { Refusal } from '../../domain/decision.ts';
import type { Reason } from '../../domain/reasons.ts';
import { type Clause, citation, clauses } from '../../domain/standard.ts';
import type { Fault } from './faults.ts';
import type { First } from './first.ts';

/**
 * Why a request was not carried out (RFC 9457). It names the clause or the fields, in Chinese, and never repeats a value
 * that was given: an answer may end up in a log.
 */
export interface Problem {
  readonly problem: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly clause?: Clause;
  /** Article of law, such as 民法典第165条. */
  readonly basis?: string;
  readonly errors?: readonly Fault[];
  /** Who was first, where the refusal comes from an earlier act. */
  readonly first?: First | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

type Further = Pick<Problem, 'clause' | 'basis' | 'errors' | 'headers'>;

type Row = readonly [status: number, title: string, detail: string, field?: string];

/**
 * Problems of the request itself: code → status, title and sentence, and the header, parameter or part (empty for the
 * whole body) that it is about.
 */
const problems = {
  'body-missing': [400, '请求格式有误', '缺少请求内容，请以 JSON 提交。', ''],
  'body-not-json': [400, '请求格式有误', '请求内容不是有效的 JSON。', ''],
  'body-characters': [400, '请求格式有误', '请求内容含有不成对的代理字符或控制字符。', ''],
  'key-missing': [
    400,
    '缺少请求头',
    '请在 Idempotency-Key 请求头中给出一个 8 至 128 个字符的请求标识，重试时保持不变。',
    'Idempotency-Key',
  ],
  'key-malformed': [400, '请求头有误', 'Idempotency-Key 应为 8 至 128 个可见 ASCII 字符。', 'Idempotency-Key'],
  'if-match-malformed': [400, '请求头有误', 'If-Match 应为一个带引号的版本标识（如 "3"）或 *。', 'If-Match'],
  'query-invalid': [400, '查询参数有误', '查询参数有误，详见 errors。'],
  'cursor-invalid': [400, '查询参数有误', '翻页标识无效，或不属于这个列表，请从第一页重新查询。', 'cursor'],
  'list-too-wide': [400, '查询范围过大', '下级部门过多，请选定阶段、类别，或改查下一级部门。', 'office'],
  'not-staff': [403, '没有权限', '您不是本区已登记的帮办代办人员，或已停用。'],
  'not-platform': [403, '没有权限', '本区的设置中没有登记这个审批平台。'],
  'no-subject': [403, '没有权限', '令牌中没有用户标识（sub）。', 'Authorization'],
  'number-unknown': [404, '没有找到', '没有以这个受理号递交的委托事项。', 'authorityNumber'],
  'link-unknown': [404, '链接无效', '没有这个链接，或已重新出具。请联系代办人员。', 'token'],
  'case-unknown': [404, '没有找到', '没有这个案件，请核对案件编号。', 'caseId'],
  'sample-unknown': [404, '没有找到', '没有这个样本，或样本中没有这个案件。', 'sampleId'],
  'finding-unknown': [404, '没有找到', '没有这条监督意见。', 'findingId'],
  'improvement-unknown': [404, '没有找到', '没有这项改进措施。', 'improvementId'],
  'complaint-code-unknown': [404, '没有找到', '没有这个编号的投诉，或者查询码不对。', 'code'],
  'indicator-unknown': [404, '没有找到', '没有这个指标，或该月尚未使用。', 'indicatorId'],
  'survey-unknown': [404, '没有找到', '没有这项测评，或者这个案件没有被抽中。', 'surveyId'],
  'document-unknown': [404, '没有找到', '案件中没有这个文件。', 'documentId'],
  'person-unknown': [404, '没有找到', '案件中没有这个人员。', 'personId'],
  'archive-unknown': [404, '没有找到', '案件尚未归档。', 'caseId'],
  'report-unknown': [404, '没有找到', '没有这一期报告，或者尚未发布。', 'period'],
  'upload-unknown': [404, '没有找到', '没有这个待上传的文件，或已超过一天未完成，请重新申请上传。', 'documentId'],
  busy: [409, '请稍后重试', '案件正在被其他操作修改，请稍后以同一 Idempotency-Key 重试。'],
  'number-ambiguous': [409, '受理号不唯一', '有多个委托事项登记了这个受理号，请联系代办人员核对。', 'authorityNumber'],
  'upload-missing': [409, '文件尚未上传', '没有收到文件内容，请先按上传链接上传，再确认完成。', 'documentId'],
  'link-used': [410, '链接已使用', '这个链接已经使用过，不能再次使用。', 'token'],
  'link-expired': [410, '链接已失效', '这个链接已到期，或所签内容已变化。请联系代办人员重新出具。', 'token'],
  stale: [412, '版本已变化', '内容已被修改，请重新读取后再提交。', 'If-Match'],
  'body-too-large': [413, '请求过大', '请求内容不得超过 256 KB；文件请通过上传链接提交。', ''],
  'not-json-type': [415, '不支持的内容类型', '请求内容类型应为 application/json。', 'Content-Type'],
  'fields-invalid': [422, '填写有误', '部分内容填写有误，详见 errors。'],
  'name-differs': [422, '姓名不符', '所填姓名与应当签署的人不一致，请填写完整姓名。', 'name'],
  'terms-not-shown': [409, '尚未阅读', '请先打开链接阅读全部内容，再签署。', 'token'],
  'key-reused': [422, '请求标识重复', '该 Idempotency-Key 已用于内容不同的请求，请换用新的标识。', 'Idempotency-Key'],
  'upload-differs': [422, '文件与申报不符', '上传的文件与申请时申报的不一致，未予收存，详见 errors。'],
  'if-match-missing': [
    428,
    '缺少请求头',
    '修改前请先读取，并在 If-Match 请求头中给出所依据的版本（ETag）。',
    'If-Match',
  ],
  defect: [
    500,
    '系统故障',
    '系统出现故障，操作是否完成未知，请以同一 Idempotency-Key 重试，或联系工作人员并提供请求编号。',
  ],
  timeout: [503, '系统繁忙', '系统未能及时完成，操作是否完成未知，请稍后以同一 Idempotency-Key 重试。'],
} as const satisfies Record<string, Row>;

export type ProblemCode = keyof typeof problems;

/** The statuses this interface itself answers with, besides those that API Gateway words (401, 404 of a route, 429). */
export const problemCodes = Object.keys(problems) as ProblemCode[];

export function problem(code: ProblemCode, further: Further = {}): Problem {
  const [status, title, detail, field]: Row = problems[code];
  const place = field === undefined ? {} : { errors: [{ field, message: detail }] };
  return { problem: code, status, title, detail, ...place, ...further };
}

/** Refusals that are about who asks; all others are about how the case stands. */
const personal: ReadonlySet<Reason> = new Set([
  'not-permitted',
  'own-case',
  'finding-of-another',
  'agent-is-approver',
  'not-in-charge',
  'not-responsible',
  'rated-person',
  'second-person',
  'concerned-with-case',
]);

/** What the rules refuse, with the clause that refuses it. */
export function refusalProblem({ because, clause, sentence, basis }: Refusal, first?: First): Problem {
  const forbidden = personal.has(because);
  return {
    problem: because,
    status: forbidden ? 403 : 409,
    title: forbidden ? '没有权限' : '不符合办理要求',
    detail: sentence,
    clause,
    ...(basis ? { basis } : {}),
    ...(first ? { first } : {}),
  };
}

export const isProblem = (reply: object): reply is Problem => 'problem' in reply;

/** The body of the answer, `application/problem+json`. */
export function problemBody(
  { problem: code, title, status, detail, clause, basis, errors, first }: Problem,
  requestId: string,
) {
  return {
    type: `urn:bangdaiban:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(clause ? { clause, citation: citation(clause), clauseWords: clauses[clause].words } : {}),
    ...(basis ? { basis } : {}),
    ...(errors ? { errors } : {}),
    ...(first ? { first } : {}),
    instance: `urn:bangdaiban:request:${encodeURIComponent(requestId)}`,
  };
}
