import type { Report } from '../../domain/measure/report-shape.ts';

/** 示范区政务服务帮办代办服务2026年3月报告 */
export const titleOf = ({ district, period }: Pick<Report, 'district' | 'period'>): string =>
  `${district.name}政务服务帮办代办服务${period.name}报告`;
