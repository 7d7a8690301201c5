import { docs } from '../docs.ts';
import { health } from '../health.ts';
import { mountOpen } from '../http/mount-open.ts';
import { openapi } from '../openapi.ts';
import { readCatalogue } from '../read-catalogue.ts';
import { readConsentWordings } from '../read-consent-wordings.ts';
import { readIndicators } from '../read-indicators.ts';
import { readStandard } from '../read-standard.ts';
import { publicRoutes } from '../routes/public.ts';

/** What everybody may ask: it reaches no data at all. */
export const handler = mountOpen('public', publicRoutes, {
  health,
  openapi,
  docs,
  'read-catalogue': readCatalogue,
  'read-standard': readStandard,
  'read-consent-wordings': readConsentWordings,
  'read-indicators': readIndicators,
});
