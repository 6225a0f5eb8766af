/** Whether an address belongs to the API: it gets problems instead of pages, and tokens instead of cookies. */
export function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/');
}
