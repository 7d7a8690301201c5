/** Lambdas follow trust boundaries: a path belongs to one audience. */
export type Audience = 'public' | 'resident' | 'staff' | 'manager' | 'supervisor' | 'authority' | 'link';

export interface Route {
  /** The verb, and the name of the file in `functions/` that answers it. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly audience: Audience;
  /**
   * The function that answers, where it isn't the audience's own: printing takes fonts and a library for PDF, figures take all
   * that is counted, published reports are read from where they are kept; and what is asked of complaints reaches less, while
   * nobody else's function reaches complaints (8.2).
   */
  readonly at?: 'papers' | 'prints' | 'figures' | 'reports' | 'surveys' | 'complainant' | 'complaints';
}

/** A function that answers over HTTP. */
export type Server = Audience | NonNullable<Route['at']>;

/** Asked without signing in: what is published, and what a one-time link was issued for. */
export const isOpen = ({ audience }: Route): boolean => audience === 'public' || audience === 'link';

export const serverOf = ({ at, audience }: Route): Server => at ?? audience;

/** Routes of an audience, answered by its own function. */
export const routesOf =
  (audience: Audience) =>
  (method: Route['method'], path: string, operation: string): Route => ({ audience, method, path, operation });

/** What comes or goes with a file: only the function of these reaches documents. */
export const papersOf =
  (audience: Audience) =>
  (method: Route['method'], path: string, operation: string): Route => ({
    audience,
    method,
    path,
    operation,
    at: 'papers',
  });

/** Figures and what is behind them. */
export const figuresOf =
  (audience: Audience) =>
  (path: string, operation: string): Route => ({ audience, method: 'GET', path, operation, at: 'figures' });

/** What shows how a case went and that it obeyed: the rules of all clauses, and the words of all acts, stay out of the functions that are asked all day. */
export const proofsOf =
  (audience: Audience) =>
  (path: string, operation: string): Route => ({ audience, method: 'GET', path, operation, at: 'prints' });
