import type { StaffRole } from '../../domain/context.ts';
import type { StaffRecord } from '../../store/staff.ts';
import { authorityName, officeName } from '../tasks/words.ts';
import type { StaffMember } from './shapes/agents.ts';

const roleNames: Record<StaffRole, string> = {
  helper: '帮办人员',
  agent: '代办人员',
  manager: '部门负责人',
  supervisor: '监督员',
  complaints: '投诉处理人员',
};

/** A member of staff as managers see them: names and duty phones are not secret among staff. */
export function staffView({
  id,
  name,
  phone,
  office,
  roles,
  authorities,
  active,
  version,
  represents,
  supervises,
}: StaffRecord): StaffMember {
  return {
    id,
    name,
    phone,
    office: { code: office, name: officeName(office) },
    roles: roles.map((code) => ({ code, name: roleNames[code] })),
    authorities: authorities.map((code) => ({ code, name: authorityName(code) })),
    active,
    version,
    ...(represents && { represents }),
    ...(supervises && { supervises }),
  };
}
