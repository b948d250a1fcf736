//! The OpenAPI document as the matrices read it.

use axum::http::Method;
use serde_json::Value;

/// The document and its operations, in the order of their paths.
pub struct Document {
    pub json: Value,
    pub operations: Vec<Operation>,
}

/// One operation, with what its caller type wrote about itself.
pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    /// Who may call it; `none` for an operation that belongs to no brand.
    pub who: String,
    pub permission: Option<String>,
    /// Whether sessions that came by a link, or are not done with onboarding, may call it.
    pub any_grade: bool,
    /// Alternatives, each a set of schemes that go together.
    pub security: Vec<Vec<String>>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub json: Value,
}

pub struct Parameter {
    pub name: String,
    pub place: String,
    pub required: bool,
    pub schema: Value,
}

pub struct Body {
    pub media: String,
    pub schema: Value,
}

const METHODS: [(&str, Method); 5] =
    [("get", Method::GET), ("put", Method::PUT), ("post", Method::POST), ("delete", Method::DELETE), ("patch", Method::PATCH)];

impl Document {
    pub fn read(text: &str) -> Document {
        let json: Value = serde_json::from_str(text).expect("the document is JSON");
        let mut operations = Vec::new();
        for (path, item) in json["paths"].as_object().expect("paths") {
            for (word, method) in METHODS {
                if let Some(operation) = item.get(word) {
                    operations.push(Operation::read(method, path, operation));
                }
            }
        }
        assert!(!operations.is_empty(), "the document has no operations");
        Document { json, operations }
    }

    /// Follows `$ref` until there is none.
    pub fn resolve<'d>(&'d self, mut schema: &'d Value) -> &'d Value {
        for _ in 0..16 {
            match schema.get("$ref").and_then(Value::as_str) {
                Some(to) => schema = self.json.pointer(to.trim_start_matches('#')).unwrap_or(&Value::Null),
                None => break,
            }
        }
        schema
    }

    /// The properties of an object schema, also when it is made of parts.
    pub fn properties<'d>(&'d self, schema: &'d Value) -> Vec<(&'d str, &'d Value)> {
        let schema = self.resolve(schema);
        let mut found: Vec<(&str, &Value)> =
            schema["properties"].as_object().into_iter().flatten().map(|(name, schema)| (name.as_str(), schema)).collect();
        for word in ["allOf", "anyOf", "oneOf"] {
            for part in schema[word].as_array().into_iter().flatten() {
                found.extend(self.properties(part));
            }
        }
        found
    }
}

impl Operation {
    fn read(method: Method, path: &str, json: &Value) -> Operation {
        let text = |name: &str| json[name].as_str().map(str::to_owned);
        let parameters = json["parameters"].as_array().into_iter().flatten().map(Parameter::read).collect();
        let security = json["security"].as_array().into_iter().flatten();
        let body = json["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
        Operation {
            id: text("operationId").unwrap_or_default(),
            method,
            path: path.to_owned(),
            who: text("x-who").unwrap_or_else(|| "none".to_owned()),
            permission: text("x-permission"),
            any_grade: json["x-grade"] == "any",
            security: security.map(|way| way.as_object().expect("a scheme").keys().cloned().collect()).collect(),
            parameters,
            body: body.map(|(media, content)| Body { media: media.clone(), schema: content["schema"].clone() }),
            json: json.clone(),
        }
    }

    pub fn call(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
    pub fn changes(&self) -> bool {
        self.method != Method::GET
    }
    pub fn takes_json(&self) -> bool {
        self.body.as_ref().is_none_or(|body| body.media == "application/json")
    }
    pub fn takes_keys(&self) -> bool {
        self.security.iter().any(|way| way.iter().any(|scheme| scheme == "apiKey"))
    }
    pub fn path_parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.place == "path")
    }
    pub fn query_parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.place == "query")
    }
}

impl Parameter {
    fn read(json: &Value) -> Parameter {
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        Parameter { name: text("name"), place: text("in"), required: json["required"] == true, schema: json["schema"].clone() }
    }
}
