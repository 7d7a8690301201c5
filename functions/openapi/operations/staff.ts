import * as asked from '../../requests.ts';
import { type Described, reading } from './described.ts';

/** Staff of an office (5.3.1). */
export const staff: Readonly<Record<string, Described>> = {
  'list-staff': reading('StaffList', '一个部门的工作人员。', { clause: '5.3.1', query: asked.ListStaff, ruled: true }),
  'enrol-staff': {
    words:
      '登记或变更工作人员。新登记不带 If-Match，变更须带所依据的版本；内容与现有相同的，不产生变化。停用（active 为 false）即时生效。',
    clause: '5.3.1',
    body: asked.EnrolStaff,
    edit: 'existing',
    ruled: true,
    answer: { name: 'StaffMember', words: '登记的工作人员。新登记的答复 201。' },
  },
};
