/** How much somebody wants a media type, 0 to 1, by the most fitting range of `Accept` (RFC 9110 §12.5.1). */
function weightOf(accept: string, type: string): number {
  const [family = ''] = type.split('/');
  const ranges = accept.split(',').map((each) => {
    const [range = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { range, weight: Number(weight) || 0 };
  });
  const of = (wanted: string) => ranges.find(({ range }) => range === wanted)?.weight;
  return of(type) ?? of(`${family}/*`) ?? of('*/*') ?? 0;
}

/** Whether a page is wanted rather than data: browsers say so. */
export const wantsPage = (accept = '*/*'): boolean =>
  weightOf(accept, 'text/html') > weightOf(accept, 'application/json');
