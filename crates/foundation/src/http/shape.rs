//! Lists that stand where the document says object. What reads JSON would take their items for the fields of the object, by position, and
//! so let a value slip into another place unseen.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use kernel::Problem;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// Deeper than what the document says of any body; one that goes deeper is not looked at further.
const DEEP: usize = 32;

type Schemas = Mutex<HashMap<TypeId, Arc<Value>>>;

/// Refuses the first list in the body that stands where `T` has names. Nothing is said of what else is wrong with it.
pub fn check<T: JsonSchema + 'static>(body: &[u8]) -> Result<(), Problem> {
    if !body.contains(&b'[') {
        return Ok(());
    }
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return Ok(()) };
    let whole = schema::<T>();
    match wrong(&whole, &whole, &value, String::new(), 0) {
        None => Ok(()),
        Some(path) => Err(Problem::invalid(if path.is_empty() { "body".to_owned() } else { path }, "expected an object")),
    }
}

/// What the document says of `T`, made once.
fn schema<T: JsonSchema + 'static>() -> Arc<Value> {
    static MADE: LazyLock<Schemas> = LazyLock::new(Schemas::default);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    made.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(SchemaGenerator::default().into_root_schema_for::<T>().to_value())).clone()
}

/// The path of the first such list within `value`, as refusals name it.
fn wrong(whole: &Value, schema: &Value, value: &Value, path: String, depth: usize) -> Option<String> {
    if depth > DEEP || !(value.is_array() || value.is_object()) {
        return None;
    }
    let below = |schema: &Value, value: &Value, path: String| wrong(whole, schema, value, path, depth + 1);
    if let Some(definition) = schema.get("$ref").and_then(Value::as_str).and_then(|name| whole.pointer(name.strip_prefix('#')?)) {
        return below(definition, value, path);
    }
    let parts = |name| schema.get(name).and_then(Value::as_array).into_iter().flatten();
    // Of several it may be any: it is wrong where none of them takes it.
    for choice in ["anyOf", "oneOf"] {
        let mut outcomes =
            parts(choice).filter(|one| one.get("type").is_none_or(|kind| kind != "null")).map(|one| below(one, value, path.clone()));
        if let Some(Some(first)) = outcomes.next()
            && outcomes.all(|outcome| outcome.is_some())
        {
            return Some(first);
        }
    }
    if let Some(found) = parts("allOf").find_map(|one| below(one, value, path.clone())) {
        return Some(found);
    }
    match value {
        Value::Array(_) if is_object(schema) => Some(path),
        Value::Array(items) => {
            let of = schema.get("items")?;
            items.iter().enumerate().find_map(|(at, item)| below(of, item, format!("{path}[{at}]")))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            let named = schema.get("properties").and_then(|all| all.get(name));
            let of = named.or_else(|| schema.get("additionalProperties"))?;
            below(of, field, if path.is_empty() { name.clone() } else { format!("{path}.{name}") })
        }),
        _ => None,
    }
}

/// Whether this is an object with names, and nothing else.
fn is_object(schema: &Value) -> bool {
    match schema.get("type") {
        Some(Value::String(kind)) => kind == "object",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "object") && !kinds.iter().any(|kind| kind == "array"),
        _ => schema.get("properties").is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "what counts is its shape")]
    struct Lead {
        details: Option<Details>,
        either: Option<Either>,
        all: Vec<Details>,
        by_name: HashMap<String, Details>,
        texts: Vec<String>,
    }

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "what counts is its shape")]
    struct Details {
        campaign: Option<String>,
        within: Option<Box<Details>>,
    }

    #[derive(JsonSchema)]
    #[schemars(untagged)]
    #[expect(dead_code, reason = "what counts is its shape")]
    enum Either {
        One(Details),
        Many(Vec<String>),
    }

    fn refused<T: JsonSchema + 'static>(body: &str) -> Option<String> {
        check::<T>(body.as_bytes()).err().map(|problem| problem.fields()[0].name.clone())
    }

    #[test]
    fn a_list_where_an_object_is_meant_is_named() {
        for (body, path) in [
            ("[]", "body"),
            (r#"{"details":["summer"]}"#, "details"),
            (r#"{"details":{"within":[]}}"#, "details.within"),
            (r#"{"all":[{"campaign":"a"},["b"]]}"#, "all[1]"),
            (r#"{"by_name":{"x":[]}}"#, "by_name.x"),
            (r#"{"either":[{"a":1}],"details":[1]}"#, "details"),
        ] {
            assert_eq!(refused::<Lead>(body).as_deref(), Some(path), "{body}");
        }
    }

    #[test]
    fn lists_where_lists_are_meant_are_nobodys_affair() {
        for body in [
            r#"{"details":null,"either":["a"],"all":[],"texts":["a","[b]"],"unknown":[[]]}"#,
            r#"{"either":{"campaign":"["}}"#,
            r#"{"texts":{"a":[]}}"#,
            "{[",
        ] {
            assert_eq!(refused::<Lead>(body), None, "{body}");
        }
        assert_eq!(refused::<Vec<Details>>(r#"[{"campaign":"a"}]"#), None);
        assert_eq!(refused::<Vec<Details>>(r#"[["a"]]"#).as_deref(), Some("[0]"));
    }
}
