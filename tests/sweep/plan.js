// The values to send and the answers to ask for, operation by operation, as JSON: the spec's examples, else what
// openapi-sampler makes of the schemas.
//
//     node plan.js BUNDLE

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { follow, operations, read, sampled } from './spec.js';

const spec = read(process.argv[2]);
const ajv = new Ajv({ strict: false, logger: false });
addFormats(ajv);
ajv.addSchema(JSON.parse(JSON.stringify(spec)), 'spec');

// Whether the spec allows the value: some of its examples contradict their own schemas.
function isValid(schema, value) {
  try {
    return ajv.compile(JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"$ref":"#/', '"$ref":"spec#/')))(value);
  } catch {
    return false;
  }
}

const firstOf = (examples) => Object.values(examples ?? {}).map((example) => follow(spec, example).value);

// What a parameter may be, best first.
function values({ example, examples, schema, content }) {
  schema = follow(spec, schema ?? Object.values(content ?? {})[0]?.schema) ?? {};
  const list = [schema.enum?.[0], example, ...firstOf(examples), schema.example, schema.default, sampled(spec, schema, {})];
  const fits = (value) => {
    if (schema.enum && !schema.enum.includes(value)) return false;
    if (schema.type === 'array') return Array.isArray(value);
    if (['integer', 'number'].includes(schema.type)) {
      return typeof value === 'number' && value <= (schema.maximum ?? value) && value >= (schema.minimum ?? value);
    }
    if (schema.type === 'boolean') return typeof value === 'boolean';
    return schema.type !== 'string' || (typeof value === 'string' && value !== '');
  };
  return list.filter((value) => value !== undefined && value !== null && fits(value)).slice(0, 1);
}

function bodies(operation) {
  const body = follow(spec, operation.requestBody);
  const found = Object.entries(body?.content ?? {}).flatMap(([mediaType, media]) => {
    const examples = [media.example, ...firstOf(media.examples)];
    const made = [{}, { skipNonRequired: true }].map((options) => sampled(spec, media.schema, { skipReadOnly: true, ...options }));
    const list = [...examples, ...made].filter((value) => value !== undefined);
    return list.map((value) => ({ mediaType, value, valid: isValid(media.schema, value) }));
  });
  const valid = found.filter((body) => body.valid);
  return { required: body?.required ?? false, values: valid.length ? valid : found.slice(0, 1) };
}

function answers(operation) {
  return Object.entries(operation.responses ?? {}).flatMap(([code, response]) => {
    if (code === 'default') return [];
    const media = Object.values(follow(spec, response).content ?? {})[0] ?? {};
    const names = Object.keys(media.examples ?? {});
    const all = names.length ? names : [''];
    return all.map((name) => `code=${code}${name && `, example=${encodeURIComponent(name)}`}`);
  });
}

const plan = operations(spec).map(({ id, method, path, operation, parameters }) => ({
  id: id ?? null,
  method,
  path,
  parameters: parameters.map((parameter) => ({
    name: parameter.name,
    place: parameter.in,
    values: values(parameter),
  })),
  bodies: bodies(operation),
  answers: answers(operation),
}));
console.log(JSON.stringify(plan));
