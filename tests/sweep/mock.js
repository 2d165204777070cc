// A server that refuses what the spec does not allow, and answers as the request's header `Prefer` asks:
// `code=200, example=NAME`. The first segment of a path names the bundle. The checks are openapi-backend's.
//
//     node mock.js FOLDER        a folder of bundles; prints its port

import http from 'node:http';
import busboy from 'busboy';
import { OpenAPIBackend } from 'openapi-backend';
import addFormats from 'ajv-formats';
import { aliased, asSent, bundles, follow, operations, read, sampled } from './spec.js';

const options = { quick: true, ajvOpts: { strict: false, logger: false }, customizeAjv: (ajv) => addFormats(ajv) };

const refuse = (status, what) => ({
  status,
  headers: { 'content-type': 'application/json', 'x-refused': 'by the mock' },
  body: JSON.stringify(what),
});

function badMediaType(operation, sent) {
  const allowed = operation['x-media-types'];
  const is = (sent.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (!is) return undefined;
  if (!allowed) return `a body of ${is} where the spec has none`;
  const fits = (name) => name === '*/*' || name.split(';')[0].trim().toLowerCase() === is;
  return allowed.some(fits) ? undefined : `${is} and not ${allowed.join(', ')}`;
}

const preferred = (text = '') =>
  Object.fromEntries(text.split(',').filter(Boolean).map((pair) => pair.trim().split('=').map(decodeURIComponent)));

// The API of one bundle: takes a request without the name of the bundle.
async function served(path) {
  const spec = aliased(read(path));
  const api = new OpenAPIBackend({ definition: asSent(aliased(read(path))), ...options });
  const answers = new OpenAPIBackend({ definition: spec, ...options });

  // The validator replaces the references of its spec; schemas that hold themselves are endless there.
  const written = new Map(operations(aliased(read(path))).map(({ operation }) => [operation.operationId, operation]));
  const unresolved = read(path);

  api.register('notFound', () => refuse(404, 'no such operation'));
  api.register('methodNotAllowed', () => refuse(405, 'no such method'));
  api.register('validationFail', (context) =>
    refuse(400, context.validation.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)));
  api.register('notImplemented', (context, sent) => {
    const wrong = badMediaType(context.operation, sent);
    if (wrong) return refuse(415, wrong);
    return answer(context.operation, preferred(sent.headers.prefer));
  });

  function answer(operation, { code, example }) {
    const { status, mock } = mocked(operation.operationId, code, example);
    const key = operation.responses[code] ? code : operation.responses[status] ? status : 'default';
    const response = follow(spec, operation.responses[key]);
    const mediaType = Object.keys(response?.content ?? {}).sort((one, other) => other.includes('json') - one.includes('json'))[0];
    const headers = {};
    if (!mediaType) return { status, headers, body: '' };
    headers['content-type'] = mediaType === '*/*' ? 'application/json' : mediaType;
    const isJson = headers['content-type'].includes('json');
    if (isJson) headers['x-valid'] = String(isValid(mock, operation, status));
    return { status, headers, body: isJson ? JSON.stringify(mock ?? null) : String(mock) };
  }

  function mocked(id, code, example) {
    try {
      return answers.mockResponseForOperation(id, { code, example });
    } catch {
      const response = follow(unresolved, written.get(id).responses[code]);
      const schema = Object.values(response.content)[0].schema;
      return { status: Number(code), mock: sampled(unresolved, schema, { skipWriteOnly: true }) };
    }
  }

  function isValid(mock, operation, status) {
    try {
      return answers.validateResponse(mock, operation.operationId, status).valid;
    } catch {
      return 'unknown';
    }
  }

  // The fields of a form, those of JSON as JSON.
  function multipart(request, bytes, operation) {
    const schema = follow(spec, operation?.requestBody?.content?.['multipart/form-data']?.schema) ?? {};
    return new Promise((done, failed) => {
      const form = {};
      const parser = busboy({ headers: request.headers });
      const isText = (name) => follow(spec, schema.properties?.[name])?.type === 'string';
      const put = (name, value) => {
        form[name] = name in form && Array.isArray(form[name]) ? [...form[name], value] : value;
      };
      parser.on('field', (name, value) => {
        try {
          put(name, isText(name) ? value : JSON.parse(value));
        } catch {
          put(name, value);
        }
      });
      parser.on('file', (name, file, { mimeType }) => {
        const chunks = [];
        file.on('data', (chunk) => chunks.push(chunk));
        file.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          put(name, mimeType === 'application/json' ? JSON.parse(text) : text);
        });
      });
      parser.on('close', () => done(form)).on('error', failed);
      parser.end(bytes);
    });
  }

  async function parsed(request, url, bytes) {
    const mediaType = (request.headers['content-type'] ?? '').split(';')[0];
    if (!bytes.length) return undefined;
    if (mediaType === 'multipart/form-data') {
      const operation = api.router.matchOperation({ method: request.method, path: url, headers: request.headers });
      return multipart(request, bytes, operation);
    }
    if (mediaType.includes('json')) {
      const value = JSON.parse(bytes.toString());
      // The validator parses what is no object itself.
      return value !== null && typeof value === 'object' ? value : bytes.toString();
    }
    if (mediaType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(bytes.toString()));
    return bytes.toString();
  }

  await api.init();
  await answers.init();
  return async (request, url, bytes) => {
    const body = await parsed(request, url, bytes);
    const [path, query] = url.split('?');
    const sent = { method: request.method, path, query, headers: request.headers, body };
    return api.handleRequest(sent, sent);
  };
}

const apis = new Map();
for (const [name, path] of bundles(process.argv[2])) apis.set(name, await served(path));

const server = http.createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let reply;
  try {
    const [, name, url] = /^\/([^/]*)(.*)$/.exec(request.url);
    reply = await apis.get(name)(request, url, Buffer.concat(chunks));
  } catch (error) {
    reply = refuse(500, `the mock fails: ${error.message}`);
  }
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
});

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
