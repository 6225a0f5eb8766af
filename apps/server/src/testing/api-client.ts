import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { PASSWORD } from './forms.js';
import { multipart, type SentFile } from './multipart.js';

type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A program that uses the API with one person's token. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string | null,
  ) {}

  /** Signs in with the password that all people of the tests have. */
  static async signedIn(app: NestFastifyApplication, email: string): Promise<ApiClient> {
    const anonymous = new ApiClient(app, null);
    const answer = await anonymous.send('POST', '/api/v1/tokens', { email, password: PASSWORD, name: 'test' });
    return new ApiClient(app, answer.json<{ token: string }>().token);
  }

  send(
    method: Method,
    url: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const payload = body === undefined ? {} : { payload: body };
    return this.app.inject({ method, url, headers: { ...authorization, ...headers }, ...payload });
  }

  upload(
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    file: SentFile,
  ): Promise<LightMyRequestResponse> {
    const { payload, contentType } = multipart(fields, file);
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    return this.app.inject({
      method: 'POST',
      url,
      headers: { ...authorization, 'content-type': contentType },
      payload,
    });
  }
}
