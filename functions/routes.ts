import type { Route } from './route.ts';
import { authorityRoutes } from './routes/authority.ts';
import { complainantRoutes, complaintRoutes } from './routes/complaints.ts';
import { linkRoutes } from './routes/link.ts';
import { managerFigures, managerRoutes } from './routes/manager.ts';
import { publicRoutes } from './routes/public.ts';
import { repairRoutes } from './routes/repairs.ts';
import { reportRoutes } from './routes/reports.ts';
import { residentPapers, residentProofs, residentRoutes } from './routes/resident.ts';
import { staffPapers, staffProofs, staffRoutes } from './routes/staff.ts';
import { supervisorRoutes } from './routes/supervisor.ts';
import { surveyRoutes } from './routes/surveys.ts';

/**
 * What can be asked over HTTP: the one list of routes. The stacks make API Gateway routes of it, and the OpenAPI document is
 * written from it; a function mounts its own part alone. A new operation goes into the file of its audience.
 */
export const routes: readonly Route[] = [
  ...publicRoutes,
  ...reportRoutes,
  ...residentRoutes,
  ...residentPapers,
  ...residentProofs,
  ...staffRoutes,
  ...staffPapers,
  ...staffProofs,
  ...managerRoutes,
  ...managerFigures,
  ...supervisorRoutes,
  ...authorityRoutes,
  ...linkRoutes,
  ...surveyRoutes,
  ...complainantRoutes,
  ...complaintRoutes,
  ...repairRoutes,
];
