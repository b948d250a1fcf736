//! Query parameters into a struct: repeated names, `name[]`, `name[key]`, and objects given as JSON text.

use aide::generate::GenContext;
use aide::openapi::{Operation, ParameterData, ParameterSchemaOrContent, QueryStyle, ReferenceOr, Response, SchemaObject};
use aide::operation::OperationInput;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::Failure;
use super::json::name_and_message;
use super::openapi::problem_response;
use crate::app::App;

/// The query string as a struct of options, numbers, dates, words and lists.
pub struct Query<T>(pub T);

const MOST: usize = 500;

impl<T: DeserializeOwned + JsonSchema> FromRequestParts<App> for Query<T> {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        Ok(Query(parse(parts.uri.query().unwrap_or_default())?))
    }
}

/// Reads a query string; a refusal names every parameter that is missing or wrong.
pub fn parse<T: DeserializeOwned + JsonSchema>(query: &str) -> Result<T> {
    let mut root = Node::default();
    for (count, (key, value)) in form_pairs(query).enumerate() {
        if count >= MOST {
            return Err(Problem::bad_request("too_many_parameters").because(format!("At most {MOST} query parameters are read.")));
        }
        let (key, value) = (key?, value?);
        root.put(&key, value);
    }
    read(&root).map_err(|first| {
        let all = all_refused::<T>(root, first);
        all.into_iter().fold(Problem::bad_request("invalid_parameter"), |problem, (name, message)| problem.field(name, message))
    })
}

/// The name of a parameter, and what is wrong with it.
type Wrong = (String, String);

fn read<T: DeserializeOwned>(root: &Node) -> Result<T, Wrong> {
    serde_path_to_error::deserialize(root).map_err(|error| {
        let path = error.path().to_string();
        name_and_message(&path, &error.into_inner().0)
    })
}

/// Reading stops at the first fault: so each parameter that was refused is left out and the rest is read again, until what is missing
/// comes to light.
fn all_refused<T: DeserializeOwned + JsonSchema>(mut root: Node, first: Wrong) -> Vec<Wrong> {
    let given: Vec<String> = root.children.iter().map(|(name, _)| name.clone()).collect();
    let mut refused = vec![first];
    while let Some((name, _)) = refused.last() {
        let name = name.split(['.', '[']).next().unwrap_or_default();
        let Some(at) = root.children.iter().position(|(child, _)| child == name) else { break };
        root.children.remove(at);
        match read::<T>(&root) {
            Ok(_) => return refused,
            // Left out above.
            Err((missing, _)) if given.contains(&missing) && root.children.iter().all(|(child, _)| *child != missing) => break,
            Err(next) => refused.push(next),
        }
    }
    let schema = schemars::schema_for!(T);
    let required = schema.get("required").and_then(|list| list.as_array()).into_iter().flatten().filter_map(|name| name.as_str());
    for name in required.filter(|name| !given.iter().any(|given| given == name)) {
        if !refused.iter().any(|(known, _)| known == name) {
            refused.push((name.to_owned(), "is required".to_owned()));
        }
    }
    refused
}

fn form_pairs(query: &str) -> impl Iterator<Item = (Result<String>, Result<String>)> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// Percent-decoding with `+` as blank; what is not UTF-8, or carries NUL, is refused.
fn decode(text: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|b| (b as char).to_digit(16));
                match (digit(rest.next()), digit(rest.next())) {
                    (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
                    _ => return Err(unreadable(text)),
                }
            }
            other => bytes.push(other),
        }
    }
    match String::from_utf8(bytes) {
        Ok(decoded) if !decoded.contains('\0') => Ok(decoded),
        _ => Err(unreadable(text)),
    }
}

fn unreadable(text: &str) -> Problem {
    let shown: String = text.chars().filter(char::is_ascii_graphic).take(40).collect();
    Problem::parameter(shown, "is not valid percent-encoded UTF-8 text")
}

/// The parameters as a tree: `a=1&a=2` and `filters[b][]=3`.
#[derive(Default, Debug)]
struct Node {
    values: Vec<String>,
    children: Vec<(String, Node)>,
}

impl Node {
    fn put(&mut self, key: &str, value: String) {
        let (name, rest) = match key.split_once('[') {
            Some((name, rest)) if !name.is_empty() && rest.ends_with(']') => (name, &rest[..rest.len() - 1]),
            _ => (key, ""),
        };
        let mut node = self.child(name);
        for step in rest.split("][").filter(|step| !step.is_empty() && step.parse::<u32>().is_err()).take(4) {
            node = node.child(step);
        }
        node.values.push(value);
    }

    fn child(&mut self, name: &str) -> &mut Node {
        let at = match self.children.iter().position(|(known, _)| known == name) {
            Some(at) => at,
            None => {
                self.children.push((name.to_owned(), Node::default()));
                self.children.len() - 1
            }
        };
        &mut self.children[at].1
    }

    fn single(&self) -> Result<&str, Refused> {
        match self.values.as_slice() {
            [one] => Ok(one),
            [] => Err(Refused("expected a value".into())),
            _ => Err(Refused("was given more than once".into())),
        }
    }

    /// An object may also be given as JSON text.
    fn as_json(&self) -> Option<Result<serde_json::Value, Refused>> {
        match self.values.as_slice() {
            [one] if one.trim_start().starts_with(['{', '[']) => {
                Some(serde_json::from_str(one).map_err(|_| Refused("is not valid JSON".into())))
            }
            _ => None,
        }
    }
}

#[derive(Debug)]
struct Refused(String);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Refused {}
impl de::Error for Refused {
    fn custom<T: std::fmt::Display>(message: T) -> Refused {
        Refused(message.to_string())
    }
}

fn from_json(error: serde_json::Error) -> Refused {
    Refused(error.to_string())
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            let number: $type = self.single()?.parse().map_err(|_| Refused("expected a whole number".into()))?;
            visitor.$visit(number)
        }
    )+};
}

impl<'de> de::Deserializer<'de> for &Node {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if !self.children.is_empty() {
            return self.deserialize_map(visitor);
        }
        visitor.visit_string(self.single()?.to_owned())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.single()? {
            "true" | "1" => visitor.visit_bool(true),
            "false" | "0" => visitor.visit_bool(false),
            _ => Err(Refused("expected true or false".into())),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
    }

    /// A parameter that is there but empty counts as not given.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let empty = self.children.is_empty() && self.values.iter().all(String::is_empty);
        if empty { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if let Some(json) = self.as_json() {
            return json?.deserialize_seq(visitor).map_err(from_json);
        }
        visitor.visit_seq(Values(self.values.iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        if let Some(json) = self.as_json() {
            return json?.deserialize_map(visitor).map_err(from_json);
        }
        if self.children.is_empty() && self.values.iter().any(|value| !value.trim().is_empty()) {
            return Err(Refused("expected a JSON object, or its parts as name[key]".into()));
        }
        visitor.visit_map(Fields { rest: self.children.iter(), current: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_enum(self.single()?.to_owned().into_deserializer())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Values<'a>(std::slice::Iter<'a, String>);

impl<'de> SeqAccess<'de> for Values<'_> {
    type Error = Refused;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refused> {
        match self.0.next() {
            None => Ok(None),
            Some(value) => seed.deserialize(&Node { values: vec![value.clone()], children: Vec::new() }).map(Some),
        }
    }
}

struct Fields<'a> {
    rest: std::slice::Iter<'a, (String, Node)>,
    current: Option<&'a Node>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Refused;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refused> {
        let Some((name, node)) = self.rest.next() else { return Ok(None) };
        self.current = Some(node);
        seed.deserialize(name.clone().into_deserializer()).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        match self.current.take() {
            Some(node) => seed.deserialize(node),
            None => Err(Refused("a value before its name".into())),
        }
    }
}

/// What holds for every list: see [`super::list::Page`].
fn bound(name: &str, schema: &mut schemars::Schema) {
    let bounds: &[(&str, i64)] = match name {
        "limit" => &[("minimum", 1)],
        "offset" => &[("minimum", 0), ("maximum", super::list::FARTHEST)],
        _ => &[],
    };
    for (word, bound) in bounds {
        schema.insert((*word).to_owned(), (*bound).into());
    }
}

impl<T: JsonSchema> OperationInput for Query<T> {
    fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
        let schema = ctx.schema.subschema_for::<T>();
        let resolved = ctx.resolve_schema(&schema).clone();
        let Some(properties) = resolved.get("properties").and_then(|value| value.as_object()) else { return };
        let required: Vec<&str> =
            resolved.get("required").and_then(|list| list.as_array()).into_iter().flatten().filter_map(|name| name.as_str()).collect();
        for (name, property) in properties {
            let Ok(mut schema) = schemars::Schema::try_from(property.clone()) else { continue };
            let is_object = ctx.resolve_schema(&schema).get("type").is_some_and(|kind| kind == "object");
            bound(name, &mut schema);
            operation.parameters.push(ReferenceOr::Item(aide::openapi::Parameter::Query {
                parameter_data: ParameterData {
                    name: name.clone(),
                    description: property.get("description").and_then(|text| text.as_str()).map(str::to_owned),
                    required: required.contains(&name.as_str()),
                    deprecated: None,
                    format: ParameterSchemaOrContent::Schema(SchemaObject { json_schema: schema, external_docs: None, example: None }),
                    example: None,
                    examples: Default::default(),
                    explode: is_object.then_some(true),
                    extensions: Default::default(),
                },
                allow_reserved: false,
                style: if is_object { QueryStyle::DeepObject } else { QueryStyle::Form },
                allow_empty_value: None,
            }));
        }
    }

    fn inferred_early_responses(ctx: &mut GenContext, _: &mut Operation) -> Vec<(Option<u16>, Response)> {
        vec![(Some(400), problem_response(ctx, "A parameter is missing or wrong; `fields` names it"))]
    }
}

#[cfg(test)]
mod tests;
