// The values to send and the answers to ask for, operation by operation, as JSON under the name of each bundle: the spec's
// examples, else what openapi-sampler makes of the schemas.
//
//     node plan.js FOLDER        a folder of bundles

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { asSent, bundles, follow, operations, read, sampled } from './spec.js';

// The same without examples: some contradict their schemas.
function without(node) {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map(without);
  const isExample = (key, value) => key === 'example' && !(value && value.type);
  return Object.fromEntries(
    Object.entries(node).filter(([key, value]) => !isExample(key, value)).map(([key, value]) => [key, without(value)]),
  );
}

function plan(path) {
  const spec = read(path);
  const bare = without(spec);
  const ajv = new Ajv({ strict: false, logger: false });
  addFormats(ajv);
  ajv.addSchema(asSent(JSON.parse(JSON.stringify(spec))), 'spec');

  // Whether the spec allows the value: some of its examples contradict their own schemas.
  function isValid(schema, value) {
    try {
      return ajv.compile(asSent(JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"$ref":"#/', '"$ref":"spec#/')), spec))(value);
    } catch {
      return false;
    }
  }

  const firstOf = (examples) => Object.values(examples ?? {}).map((example) => follow(spec, example).value);

  // What a parameter may be, best first.
  function values({ example, examples, schema, content }) {
    schema = follow(spec, schema ?? Object.values(content ?? {})[0]?.schema) ?? {};
    const list = [schema.enum?.[0], example, ...firstOf(examples), schema.example, schema.default, sampled(spec, schema, {}), sampled(bare, without(schema), {})];
    const fits = (value) => value !== '' && isValid(schema, value);
    return list.filter((value) => value !== undefined && value !== null && fits(value)).slice(0, 1);
  }

  function bodies(operation) {
    const body = follow(spec, operation.requestBody);
    const found = Object.entries(body?.content ?? {}).flatMap(([mediaType, media]) => {
      const examples = [media.example, ...firstOf(media.examples)];
      const made = [{}, { skipNonRequired: true }].flatMap((options) => [
        sampled(spec, media.schema, { skipReadOnly: true, ...options }),
        sampled(bare, without(media.schema), { skipReadOnly: true, ...options }),
      ]);
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

  return operations(spec).map(({ id, method, path, operation, parameters }) => ({
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
}

console.log(JSON.stringify(Object.fromEntries(bundles(process.argv[2]).map(([name, path]) => [name, plan(path)]))));
