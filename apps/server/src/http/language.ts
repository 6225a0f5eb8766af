import { isLang, LANGS, type Lang } from '#libs/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isApi, isReadAsPage } from './api-path.js';
import { cookieOf, setCookie, type CookieJar } from './cookies.js';
import './request-context.js';

/** The programme's own language. */
const FIRST_LANG: Lang = 'fr';
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * In which language the answer is: the one just chosen (`?lang=`), the one chosen before, the person's own, the
 * browser's, French. The API has no memory: `?lang=` or `Accept-Language`, then the person's.
 */
export function chooseLanguages(server: FastifyInstance, jar: CookieJar): void {
  server.decorateRequest('lang', FIRST_LANG);
  server.addHook('onRequest', (request, reply, done) => {
    const chosen = chosenNow(request);
    const isPage = !isApi(request.url) || isReadAsPage(request.url);
    request.lang = chosen ?? (isPage ? pageLanguage(request, jar) : apiLanguage(request));
    if (chosen && isPage) {
      setCookie(reply, jar, { name: jar.lang, value: chosen, maxAgeSeconds: ONE_YEAR_SECONDS });
    }
    done();
  });
}

function chosenNow(request: FastifyRequest): Lang | null {
  const query: unknown = request.query;
  const chosen: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'lang') : null;
  return isLang(chosen) ? chosen : null;
}

function pageLanguage(request: FastifyRequest, jar: CookieJar): Lang {
  const before = cookieOf(request, jar.lang);
  return [before, request.visitor?.language].find(isLang) ?? accepted(request.headers['accept-language']) ?? FIRST_LANG;
}

function apiLanguage(request: FastifyRequest): Lang {
  const own = request.visitor?.language;
  return accepted(request.headers['accept-language']) ?? (isLang(own) ? own : FIRST_LANG);
}

/** The first of our languages in the order of preference that `Accept-Language` states. */
export function accepted(header: string | undefined): Lang | null {
  const wishes = (header ?? '').slice(0, 200).split(',').map(wish);
  const best = wishes.filter(({ quality }) => quality > 0).sort((left, right) => right.quality - left.quality);
  return best.map(({ lang }) => LANGS.find((known) => known === lang)).find((lang) => lang !== undefined) ?? null;
}

function wish(range: string): { readonly lang: string; readonly quality: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters
    .map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  return { lang: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
}
