import {
  RecordCorrectionRequest,
  recordCorrectionRequest as recordCorrectionRequestOnCase,
} from '../domain/record-correction-request.ts';
import { command } from './http/command.ts';

/** §7.2.3.2: the authority asks for corrections. */
export const recordCorrectionRequest = command({
  body: RecordCorrectionRequest,
  decide:
    ({ body, path }) =>
    (now, context) =>
      recordCorrectionRequestOnCase(now, path['matterId'] ?? '', body, context),
});
