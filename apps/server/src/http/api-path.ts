/** The API's description for people is read as a page, in the language that was chosen for pages. */
const READ_AS_A_PAGE = '/api/v1/docs';

/** Whether an address of the API is a page all the same. */
export function isReadAsPage(url: string): boolean {
  return url.split('?')[0] === READ_AS_A_PAGE;
}

/** Whether an address belongs to the API: it gets problems instead of pages, and tokens instead of cookies. */
export function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/');
}
