import type { Words } from './words.ts';

/** Words of staff (5.3.1). */
export const staff: Words = {
  places: {
    'StaffMember.id': '令牌中的用户标识（sub）。',
    'StaffMember.version': '版本，与 ETag 一致。',
    'enrol-staff.office': '所在政务服务部门编码。',
    'enrol-staff.represents': '代表受托方签署的权限：任命等依据、所用印章、起止日期；不代表签署的不填。',
    'StaffMember.basis': '代表权限的依据。',
    'enrol-staff.basis': '代表权限的依据，如任命文件。',
    'enrol-staff.name': '姓名，写入协议。',
    'enrol-staff.phone': '工作电话，写入协议。',
  },
};
