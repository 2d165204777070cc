// A bundled spec with what the validator needs: every operation has an id, and every kind of JSON is checked as JSON.

import fs from 'node:fs';
import path from 'node:path';
import sampler from 'openapi-sampler';

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const isJson = (name) => /^(application\/json|[^;]*\+json|\*\/\*)\s*(;|$)/i.test(name);

// The bundles of a folder, by name.
export function bundles(folder) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => [path.parse(name).name, path.join(folder, name)]);
}

export function read(path) {
  const spec = JSON.parse(fs.readFileSync(path, 'utf8'));
  // Redocly leaves references in them that nobody can follow, and nobody sends them.
  delete spec['x-webhooks'];
  delete spec.webhooks;
  plain(spec);
  return spec;
}

// OpenAPI 3.0: `nullable` says nothing where there is no type beside it. The validator refuses it there.
function plain(node) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.nullable === 'boolean' && typeof node.type !== 'string') delete node.nullable;
  Object.values(node).forEach(plain);
}

// OpenAPI: what is read-only is required in answers alone. The validator asks for it in requests too.
export function asSent(node, spec = node) {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node.required)) {
    node.required = node.required.filter((name) => !isReadOnly(spec, node, name));
  }
  Object.values(node).forEach((inner) => asSent(inner, spec));
  return node;
}

function isReadOnly(spec, node, name, depth = 0) {
  const members = depth < 9 && Array.isArray(node.allOf) ? node.allOf : [];
  return Boolean(node.properties?.[name]?.readOnly)
    || members.some((member) => isReadOnly(spec, follow(spec, member) ?? {}, name, depth + 1));
}

// What openapi-sampler makes of a schema.
export function sampled(spec, schema, options) {
  try {
    return sampler.sample(schema ?? {}, { quiet: true, ...options }, spec);
  } catch {
    return undefined;
  }
}

// The target of a local reference.
export function follow(spec, node) {
  while (node && node.$ref) {
    const parts = node.$ref.replace(/^[^#]*#\//, '').split('/').map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
    node = parts.reduce((at, part) => at[part], spec);
  }
  return node;
}

// Each operation with all of its parameters.
export function operations(spec) {
  return Object.entries(spec.paths).flatMap(([path, item]) => {
    item = follow(spec, item);
    return METHODS.filter((method) => item[method]).map((method) => {
      const operation = item[method];
      const own = (operation.parameters ?? []).map((parameter) => follow(spec, parameter));
      const shared = (item.parameters ?? []).map((parameter) => follow(spec, parameter));
      const isOwn = (one) => own.some((other) => other.name === one.name && other.in === one.in);
      const parameters = [...own, ...shared.filter((parameter) => !isOwn(parameter))];
      return { id: operation.operationId, method, path, operation, parameters };
    });
  });
}

// The validator looks at `application/json` and at forms.
export function aliased(spec) {
  for (const { operation, method, path } of operations(spec)) {
    operation.operationId ??= `${method} ${path}`;
    const body = follow(spec, operation.requestBody);
    if (!body?.content) continue;
    operation.requestBody = body;
    operation['x-media-types'] ??= Object.keys(body.content);
    const json = Object.keys(body.content).find(isJson);
    if (json) body.content = { 'application/json': body.content[json], ...body.content };
  }
  return spec;
}
