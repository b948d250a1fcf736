// Renders /api/openapi.json as a page: every operation with who may call it, its parameters, its body and its answers.
"use strict";

const METHODS = ["get", "post", "put", "patch", "delete"];
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

const resolve = (doc, schema) => {
  if (!schema || !schema.$ref) return schema || {};
  return schema.$ref.slice(2).split("/").reduce((node, step) => node[step], doc) || {};
};

const typeName = (doc, schema) => {
  if (!schema) return "any";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.enum) return schema.enum.join(" | ");
  const many = schema.anyOf || schema.oneOf;
  if (many) return many.map((part) => typeName(doc, part)).join(" | ");
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type || "any";
  if (schema.items) return `${typeName(doc, schema.items)}[]`;
  return schema.format ? `${type} (${schema.format})` : type;
};

const sample = (doc, schema, depth = 0) => {
  const node = resolve(doc, schema);
  if (node.enum) return node.enum[0];
  const many = node.anyOf || node.oneOf || node.allOf;
  if (many) return sample(doc, many[0], depth);
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  if (type === "object" || node.properties) {
    if (depth > 4) return {};
    return Object.fromEntries(Object.entries(node.properties || {}).map(([name, part]) => [name, sample(doc, part, depth + 1)]));
  }
  if (type === "array") return depth > 4 ? [] : [sample(doc, node.items, depth + 1)];
  if (type === "integer" || type === "number") return 0;
  if (type === "boolean") return true;
  if (node.format === "date-time") return "2026-05-04T09:12:33.120Z";
  if (node.format === "date") return "2026-05-04";
  if (node.format === "uuid") return "0197f0c2-0000-7000-8000-000000000000";
  return type === "string" ? "text" : null;
};

const fieldTable = (doc, schema) => {
  const node = resolve(doc, schema);
  if (!node.properties) return element("p", {}, typeName(doc, schema));
  const rows = Object.entries(node.properties).map(([name, part]) =>
    element("tr", {}, element("td", {}, element("code", {}, name)), element("td", {}, typeName(doc, part)),
      element("td", {}, (node.required || []).includes(name) ? "required" : ""), element("td", {}, part.description || "")));
  return element("table", {}, element("thead", {}, element("tr", {}, ...["Field", "Type", "", "About"].map((text) => element("th", {}, text)))),
    element("tbody", {}, ...rows));
};

const parameterTable = (doc, parameters) => {
  if (!parameters.length) return null;
  const rows = parameters.map((parameter) =>
    element("tr", {}, element("td", {}, element("code", {}, parameter.name)), element("td", {}, parameter.in),
      element("td", {}, typeName(doc, parameter.schema)), element("td", {}, parameter.required ? "required" : ""),
      element("td", {}, parameter.description || "")));
  return element("table", {}, element("thead", {}, element("tr", {}, ...["Parameter", "In", "Type", "", "About"].map((text) => element("th", {}, text)))),
    element("tbody", {}, ...rows));
};

const body = (doc, title, content) => {
  const [media, entry] = Object.entries(content || {})[0] || [];
  if (!media) return null;
  const parts = [element("summary", {}, `${title} (${media})`), fieldTable(doc, entry.schema)];
  if (media === "application/json") parts.push(element("pre", {}, JSON.stringify(sample(doc, entry.schema), null, 2)));
  return element("details", {}, ...parts);
};

const article = (doc, base, path, method, operation) => {
  const who = [operation["x-who"] || "anyone", operation["x-permission"]].filter(Boolean).join(", permission ");
  const good = Object.entries(operation.responses || {}).find(([status]) => status.startsWith("2"));
  const bad = Object.entries(operation.responses || {}).filter(([status]) => !status.startsWith("2"))
    .map(([status, response]) => element("tr", {}, element("td", {}, status), element("td", {}, response.description || "")));
  return element("article", { id: operation.operationId },
    element("h3", {}, operation.summary || operation.operationId),
    element("div", { class: "call" }, element("span", { class: "method" }, method.toUpperCase()), ` ${base}${path}`),
    element("p", { class: "who" }, `For ${who}.`),
    operation.description ? element("p", {}, operation.description) : null,
    parameterTable(doc, (operation.parameters || []).map((parameter) => resolve(doc, parameter))),
    operation.requestBody ? body(doc, "Body", operation.requestBody.content) : null,
    good ? body(doc, `Answer ${good[0]}`, good[1].content) : null,
    element("details", {}, element("summary", {}, "Refusals"), element("table", {}, element("tbody", {}, ...bad))));
};

const render = (doc) => {
  const base = (doc.servers && doc.servers[0] && doc.servers[0].url) || "";
  const tags = new Map();
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const method of METHODS) {
      if (!item[method]) continue;
      const tag = (item[method].tags || ["Other"])[0];
      if (!tags.has(tag)) tags.set(tag, []);
      tags.get(tag).push([path, method, item[method]]);
    }
  }
  const main = document.getElementById("main");
  const index = document.getElementById("index");
  main.replaceChildren(element("h1", {}, `${doc.info.title} ${doc.info.version}`), element("p", {}, doc.info.description || ""));
  main.append(element("section", { id: "problems" }, element("h2", {}, "Problems"),
    element("p", {}, "Refusals and failures are application/problem+json. `code` is stable and for programs; `detail` is for people and may change; `fields` names each parameter or field that was refused and what is expected of it. 400: a parameter or the syntax is wrong. 401: not signed in. 403: not allowed. 404: not there, or not yours to see. 409: it was changed meanwhile, or exists already. 422: a field is wrong, or a rule forbids it. 429 and 503: try again after Retry-After seconds.")));
  for (const [tag, operations] of [...tags].sort(([a], [b]) => a.localeCompare(b))) {
    const group = element("div", {}, element("h2", {}, tag));
    const section = element("section", { class: "tag" }, element("h2", {}, tag));
    for (const [path, method, operation] of operations) {
      const link = element("a", { href: `#${operation.operationId}` }, operation.summary || operation.operationId);
      link.dataset.text = `${method} ${path} ${operation.summary} ${operation.operationId}`.toLowerCase();
      group.append(link);
      section.append(article(doc, base, path, method, operation));
    }
    index.append(group);
    main.append(section);
  }
  document.getElementById("find").addEventListener("input", (event) => {
    const wanted = event.target.value.toLowerCase();
    for (const link of index.querySelectorAll("a")) link.hidden = !link.dataset.text.includes(wanted);
  });
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) target.scrollIntoView();
};

fetch("/api/openapi.json").then((answer) => answer.json()).then(render).catch((error) => {
  document.getElementById("main").textContent = `The document could not be loaded: ${error.message}`;
});
