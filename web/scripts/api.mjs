// Writes shared/api/schema.d.ts (types of every path) and shared/api/meta.ts (who may call, and the rules of each body field)
// from the committed openapi.json. The same input gives the same bytes; `--check` fails on a difference instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const root = new URL('../../', import.meta.url);
const folder = new URL('../shared/api/', import.meta.url);
const document = JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'));
const schemas = document.components.schemas;
const HEAD = '// Made by `npm run api` from openapi.json; not to be edited.\n';
const RULES = ['format', 'minLength', 'maxLength', 'minimum', 'maximum', 'pattern'];

/** Exact decimals travel as JSON numbers; in the browser they stay text (see exact.ts), so their type must not be `number`. */
const decimal = ts.factory.createTypeReferenceNode('Decimal');
const ast = await openapiTS(document, {
  defaultNonNullable: false,
  inject: "import type { Decimal } from './exact';\n",
  transform(schema) {
    const types = [schema.type].flat();
    if (!types.includes('number')) return undefined;
    return types.includes('null') ? ts.factory.createUnionTypeNode([decimal, ts.factory.createLiteralTypeNode(ts.factory.createNull())]) : decimal;
  },
});

const resolved = (schema) => (schema?.$ref ? resolved(schemas[schema.$ref.split('/').pop()]) : (schema ?? {}));

/** What a form has to know of one field: its kind, its limits, whether it may stay empty. */
function rule(schema, required, depth) {
  const { anyOf, oneOf } = resolved(schema);
  const options = (anyOf ?? oneOf ?? []).map(resolved);
  const full = options.length ? { ...schema, ...options.find((option) => option.type !== 'null') } : { ...resolved(schema), ...schema };
  const types = [full.type].flat().filter((type) => type && type !== 'null');
  const enums = options.length ? options.flatMap((option) => option.enum ?? (option.const === undefined ? [] : [option.const])) : (full.enum ?? []);
  const field = { type: types[0] ?? (enums.length ? 'string' : 'object'), required };
  for (const name of RULES) if (full[name] !== undefined) field[name] = full[name];
  if (schema.writeOnly || full['x-secret']) field.secret = true;
  if (enums.length) field.enum = enums.filter((value) => value !== null);
  if (field.type === 'array') field.items = rule(full.items ?? {}, true, depth + 1);
  if (full.properties && depth < 4) field.fields = fields(full, depth + 1);
  return field;
}

function fields(schema, depth) {
  const needed = schema.required ?? [];
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, rule(value, needed.includes(name), depth)]));
}

const operations = {};
for (const [path, methods] of Object.entries(document.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (!operation.operationId) continue;
    const body = operation.requestBody?.content?.['application/json']?.schema;
    operations[operation.operationId] = {
      method: method.toUpperCase(),
      path,
      who: operation['x-who'] ?? 'anyone',
      ...(operation['x-permission'] && { permission: operation['x-permission'] }),
      ...(operation['x-step-up'] && { stepUp: true }),
      ...(body && { fields: fields(resolved(body), 0) }),
    };
  }
}

const sorted = Object.fromEntries(Object.entries(operations).sort(([a], [b]) => (a < b ? -1 : 1)));
const lines = Object.entries(sorted).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
const access = Object.entries(sorted).map(([name, { permission, who, stepUp }]) =>
  `  ${name}: ${JSON.stringify({ who, ...(permission && { permission }), ...(stepUp && { stepUp }) })},`);
const files = {
  'schema.d.ts': HEAD + astToString(ast),
  'meta.ts': `${HEAD}/** Who may call an operation; small, part of every portal. */\nexport const meta = {\n${access.join('\n')}\n} as const;\n`,
  'rules.ts': `${HEAD}import type { Operation } from './access';\n/** The fields of an operation's body; loaded with the forms that need it. */\nexport const rules: Record<string, Operation> = {\n${lines.filter((line) => line.includes('"fields"')).join('\n')}\n};\n`,
};
let stale = false;
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  const check = process.argv.includes('--check');
  if (check && readFileSync(file, 'utf8') !== text) {
    console.error(`shared/api/${name} is not what openapi.json says: run npm run api`);
    stale = true;
  }
  if (!check) writeFileSync(file, text);
}
process.exit(stale ? 1 : 0);
