import { drawSample } from '../draw-sample.ts';
import { fileFinding } from '../file-finding.ts';
import { mount } from '../http/mount.ts';
import { listFindings } from '../list-findings.ts';
import { readFinding } from '../read-finding.ts';
import { readSample } from '../read-sample.ts';
import { supervisorRoutes } from '../routes/supervisor.ts';
import { settleFinding } from '../settle-finding.ts';

/** What supervisors ask: samples, masked, and findings. Of cases it only reads. */
export const handler = mount('supervisor', supervisorRoutes, {
  'draw-sample': drawSample,
  'read-sample': readSample,
  'list-findings': listFindings,
  'file-finding': fileFinding,
  'read-finding': readFinding,
  'settle-finding': settleFinding,
});
