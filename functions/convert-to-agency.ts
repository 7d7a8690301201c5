import { ConvertToAgency, convertToAgency as decide } from '../domain/convert-to-agency.ts';
import { command } from './http/command.ts';

/** §6.3.2: the case goes on as 代办. */
export const convertToAgency = command({
  body: ConvertToAgency,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
