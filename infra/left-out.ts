/**
 * Stands in for what the AWS SDK would load only in a browser (its user agent parser) or for an event stream, neither of
 * which occurs here.
 */
throw new Error('This part of the AWS SDK was left out of the bundle: infra/bundle.ts says which and why');
