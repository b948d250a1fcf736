//! Plausible input, made from an operation's schemas: what a careful stranger who read the document would send.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::Method;
use serde_json::{Map, Value, json};
use testkit::{Actor, Answer};

use crate::document::{Body, Document, Operation};

/// Plausible values, different each time where names must differ; two of [`Samples::of`] make the same.
pub struct Samples<'d> {
    doc: &'d Document,
    count: Cell<u64>,
    /// Ids of objects that exist, by table: `customerId` is then a customer's id.
    known: BTreeMap<String, String>,
}

/// A request that can be sent as it is.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: Method,
    pub path: String,
    pub media: String,
    pub body: Vec<u8>,
}

/// An id that nobody has.
pub const MISSING: &str = "01890000-0000-7000-8000-00000000dead";
/// Another one, for bodies, so that body and path agree on nothing by chance.
const MISSING_TOO: &str = "01890000-0000-7000-8000-00000000beef";
const DEEPEST: usize = 6;
pub const BOUNDARY: &str = "----house";
/// One white pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90,
    0x77, 0x53, 0xde, 0, 0, 0, 0x0c, b'I', b'D', b'A', b'T', 8, 0xd7, 0x63, 0xf8, 0xff, 0xff, 0x3f, 0, 5, 0xfe, 2, 0xfe, 0xdc, 0xcc, 0x59,
    0xe7, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

impl Request {
    pub async fn send(&self, actor: &Actor<'_>) -> Answer {
        actor.raw(self.method.clone(), &self.path, &self.media, self.body.clone()).await
    }
}

impl<'d> Samples<'d> {
    pub fn of(doc: &'d Document) -> Samples<'d> {
        Samples { doc, count: Cell::new(0), known: BTreeMap::new() }
    }

    /// With names that no others of this process made.
    pub fn knowing(doc: &'d Document, known: BTreeMap<String, String>) -> Samples<'d> {
        static BEGUN: AtomicU64 = AtomicU64::new(1);
        Samples { doc, count: Cell::new(BEGUN.fetch_add(1, Ordering::SeqCst) * 1_000), known }
    }

    fn next(&self) -> u64 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    /// The operation with sample parameters and body; `id` is asked for every path parameter.
    pub fn request(&self, operation: &Operation, id: &dyn Fn(&str) -> Option<String>) -> Request {
        let query: Vec<(String, String)> = operation
            .query_parameters()
            .filter(|parameter| parameter.required)
            .map(|parameter| (parameter.name.clone(), plain(&self.value(&parameter.name, &parameter.schema))))
            .collect();
        let body = operation.body.as_ref().map(|body| self.value("", &body.schema));
        self.request_with(operation, id, &query, body.as_ref())
    }

    pub fn request_with(
        &self,
        operation: &Operation,
        id: &dyn Fn(&str) -> Option<String>,
        query: &[(String, String)],
        body: Option<&Value>,
    ) -> Request {
        let mut path = operation.path.clone();
        for parameter in operation.path_parameters() {
            let value = id(&parameter.name).unwrap_or_else(|| self.missing(&parameter.schema));
            path = path.replace(&format!("{{{}}}", parameter.name), &escaped(&value));
        }
        for (index, (name, value)) in query.iter().enumerate() {
            path.push(if index == 0 { '?' } else { '&' });
            path.push_str(&format!("{}={}", escaped(name), escaped(value)));
        }
        let (media, body) = match (&operation.body, body) {
            (Some(Body { media, .. }), Some(body)) if media == "application/json" => (media.clone(), body.to_string().into_bytes()),
            (Some(Body { media, schema }), Some(body)) if media.starts_with("multipart/") => {
                (format!("{media}; boundary={BOUNDARY}"), self.form(schema, body))
            }
            _ => ("application/json".to_owned(), Vec::new()),
        };
        Request { method: operation.method.clone(), path, media, body }
    }

    fn missing(&self, schema: &Value) -> String {
        let schema = self.doc.resolve(schema);
        match kind_of(schema) {
            "integer" => "987654321".to_owned(),
            _ if schema["enum"].is_array() => plain(&schema["enum"][0]),
            _ => MISSING.to_owned(),
        }
    }

    fn form(&self, schema: &Value, body: &Value) -> Vec<u8> {
        let properties = self.doc.properties(schema);
        let mut form = Vec::new();
        for (name, value) in body.as_object().into_iter().flatten() {
            let schema = properties.iter().find(|(known, _)| known == name).map_or(&Value::Null, |(_, schema)| self.doc.resolve(schema));
            form.extend_from_slice(format!("--{BOUNDARY}\r\n").as_bytes());
            if is_file(schema) {
                let head =
                    format!("content-disposition: form-data; name=\"{name}\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n");
                form.extend_from_slice(head.as_bytes());
                form.extend_from_slice(PIXEL);
                form.extend_from_slice(b"\r\n");
            } else {
                let text = format!("content-disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n", plain(value));
                form.extend_from_slice(text.as_bytes());
            }
        }
        form.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        form
    }

    /// A value of this schema; the name of the field helps where the schema says no more than `string`.
    pub fn value(&self, name: &str, schema: &Value) -> Value {
        self.at(name, schema, 0)
    }

    fn at(&self, name: &str, schema: &Value, depth: usize) -> Value {
        let schema = self.doc.resolve(schema);
        if let Some(fixed) = schema.get("const") {
            return fixed.clone();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|words| words.iter().find(|word| !word.is_null())) {
            return first.clone();
        }
        for word in ["anyOf", "oneOf"] {
            if let Some(parts) = schema[word].as_array() {
                let part = parts.iter().find(|part| kind_of(self.doc.resolve(part)) != "null");
                return part.map_or(Value::Null, |part| self.at(name, part, depth + 1));
            }
        }
        match kind_of(schema) {
            // A flag that only fits one kind of transaction.
            "boolean" => json!(name != "addToCredit"),
            "integer" if self.known(name).is_some_and(|known| known.parse::<i64>().is_ok()) => {
                json!(self.known(name).and_then(|known| known.parse::<i64>().ok()))
            }
            "integer" | "number" if name == "leverage" => json!(100),
            "integer" => schema.get("minimum").filter(|least| least.as_i64().unwrap_or(0) > 10).cloned().unwrap_or(json!(10)),
            "number" => json!(10),
            "array" if depth < DEEPEST => json!([self.at(name, &schema["items"], depth + 1)]),
            "array" => json!([]),
            "string" => json!(self.text(name, schema)),
            "null" => Value::Null,
            _ => self.object(schema, depth),
        }
    }

    fn object(&self, schema: &Value, depth: usize) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for part in schema["allOf"].as_array().into_iter().flatten() {
            if let Value::Object(more) = self.at("", part, depth) {
                object.extend(more);
            }
        }
        for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
            // Optional fields are filled as well while this is not deep: they are input too. Only an id that nobody has would
            // make of every request the same refusal.
            let of_nothing = (name.ends_with("Id") || name.ends_with("Ids")) && self.known(name).is_none();
            // So would a protection on the wrong side of a price that is not known here.
            let of_a_price =
                ["stopLoss", "takeProfit", "trailing", "tailing", "openPrice", "expiresAt"].iter().any(|word| name.starts_with(word));
            if required.contains(&name.as_str()) || (depth == 0 && !of_nothing && !of_a_price) {
                object.insert(name.clone(), self.at(name, schema, depth + 1));
            }
        }
        Value::Object(object)
    }

    /// The object that a field such as `customerId` or `lead_ids` names.
    fn known(&self, name: &str) -> Option<&String> {
        let stem = name.strip_suffix("Ids").or_else(|| name.strip_suffix("Id")).or_else(|| name.strip_suffix("_ids"))?;
        let table: String = stem.chars().flat_map(|c| if c.is_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] }).collect();
        // A trading account is what the tables call a wallet.
        self.known.get(if table == "account" { "wallet" } else { &table })
    }

    fn text(&self, name: &str, schema: &Value) -> String {
        if let Some(known) = self.known(name) {
            return known.clone();
        }
        let name = name.to_lowercase();
        let has = |word: &str| name.contains(word);
        match schema["format"].as_str() {
            Some("uuid") => return MISSING_TOO.to_owned(),
            Some("date-time") if has("expire") || has("end") => return "2026-06-04T08:00:00Z".to_owned(),
            Some("date-time") => return "2026-05-04T08:00:00Z".to_owned(),
            Some("date") => return "1990-05-04".to_owned(),
            Some("binary") => return "file".to_owned(),
            Some("email") => return format!("sample{}@mail.test", self.next()),
            _ => {}
        }
        let sized = |text: String| {
            let least = schema["minLength"].as_u64().unwrap_or(0) as usize;
            let most = schema["maxLength"].as_u64().unwrap_or(u64::MAX) as usize;
            let padded = if text.len() < least { format!("{text}{}", "x".repeat(least - text.len())) } else { text };
            padded.chars().take(most).collect()
        };
        sized(match () {
            () if name.starts_with("symbol") => "EURUSD".to_owned(),
            () if name.starts_with("tocurrency") || name == "target" => "EUR".to_owned(),
            () if name == "delimiter" => ",".to_owned(),
            () if name == "mapping" => "{}".to_owned(),
            () if has("pct") || has("points") || has("rate") || has("seconds") || has("leverage") => "100".to_owned(),
            () if name == "domain" => "north.test".to_owned(),
            () if name == "permissions" => "leads.read".to_owned(),
            () if name == "path" => "/customers/export".to_owned(),
            () if has("ips") || name == "ip" => "192.0.2.7".to_owned(),
            () if has("email") => format!("sample{}@mail.test", self.next()),
            () if has("password") => "another horse 7 battery".to_owned(),
            () if has("country") => "DE".to_owned(),
            () if name.starts_with("expire") || name == "end" || name == "to" || name == "until" => "2026-06-04T08:00:00Z".to_owned(),
            () if has("phone") || has("mobile") => "+4917012345678".to_owned(),
            () if has("language") || name == "lang" => "en".to_owned(),
            () if has("currency") => "USD".to_owned(),
            () if has("url") || has("uri") || has("link") => "https://example.com/".to_owned(),
            () if has("color") => "#112233".to_owned(),
            () if has("amount") || has("price") || has("size") || has("volume") || has("balance") => "10".to_owned(),
            () if has("birth") => "1990-05-04".to_owned(),
            () if name == "id" || name.ends_with("id") || name.ends_with("ids") => MISSING_TOO.to_owned(),
            () if has("date") || name.ends_with("at") || name == "start" || name == "from" => "2026-05-04T08:00:00Z".to_owned(),
            () => format!("Sample {}", self.next()),
        })
    }
}

/// The type, also where null is allowed beside it.
pub fn kind_of(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or("null"),
        _ if schema["properties"].is_object() || schema["allOf"].is_array() => "object",
        _ => "object",
    }
}

pub fn is_file(schema: &Value) -> bool {
    schema["format"] == "binary"
}

/// A value as it stands in a query or a form.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// Percent-encoded, byte by byte.
pub fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => (byte as char).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
