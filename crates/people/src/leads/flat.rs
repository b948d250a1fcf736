//! Flat objects of short texts that callers send along: marketing parameters and metadata.
//!
//! Invariants
//! - At most 50 names, values of at most 1000 characters, nothing nested; numbers and flags are kept as their text.
//! - A null is the same as a name that is not there.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use super::import::UTM_KEYS;

pub const MOST_NAMES: usize = 50;
pub const LONGEST_VALUE: usize = 1_000;
const LONGEST_NAME: usize = 100;

/// Marketing parameters: the known ones by name, and whatever else came along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UtmDetails(pub BTreeMap<String, String>);

/// Whatever the sender wants to keep with a lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata(pub BTreeMap<String, String>);

impl Serialize for UtmDetails {
    /// A known parameter that did not come is null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for key in UTM_KEYS {
            map.serialize_entry(key, &self.0.get(key))?;
        }
        for (name, value) in self.0.iter().filter(|(name, _)| !UTM_KEYS.contains(&name.as_str())) {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for UtmDetails {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<UtmDetails, D::Error> {
        deserializer.deserialize_map(Flat(PhantomData)).map(UtmDetails)
    }
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Metadata, D::Error> {
        deserializer.deserialize_map(Flat(PhantomData)).map(Metadata)
    }
}

struct Flat<'de>(PhantomData<&'de ()>);

impl<'de> Visitor<'de> for Flat<'de> {
    type Value = BTreeMap<String, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut kept = BTreeMap::new();
        while let Some((name, Text(value))) = map.next_entry::<String, Text>()? {
            if name.is_empty() || name.chars().count() > LONGEST_NAME {
                return Err(de::Error::custom(format!("expected names of 1 to {LONGEST_NAME} characters")));
            }
            if let Some(value) = value {
                kept.insert(name, value);
            }
            if kept.len() > MOST_NAMES {
                return Err(de::Error::custom(format!("expected at most {MOST_NAMES} names")));
            }
        }
        Ok(kept)
    }
}

/// A value of a flat object, as text.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let text = match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null => return Ok(Text(None)),
            serde_json::Value::String(text) => text,
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::Bool(flag) => flag.to_string(),
            _ => return Err(de::Error::custom("expected a text, a number or true or false, and nothing nested")),
        };
        if text.len() > LONGEST_VALUE && text.chars().count() > LONGEST_VALUE {
            return Err(de::Error::custom(format!("expected at most {LONGEST_VALUE} characters")));
        }
        Ok(Text(Some(text)))
    }
}

impl JsonSchema for UtmDetails {
    fn schema_name() -> Cow<'static, str> {
        "UtmDetails".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let known: serde_json::Map<_, _> = UTM_KEYS
            .iter()
            .map(|key| ((*key).to_owned(), serde_json::json!({ "type": ["string", "null"], "maxLength": LONGEST_VALUE })))
            .collect();
        json_schema!({
            "type": "object",
            "description": "Marketing parameters; others than the named ones are kept as well",
            "properties": known,
            "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
            "maxProperties": MOST_NAMES,
        })
    }
}

impl JsonSchema for Metadata {
    fn schema_name() -> Cow<'static, str> {
        "Metadata".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A flat object of texts, numbers and flags; kept as texts",
            "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
            "maxProperties": MOST_NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_objects_are_kept_as_texts() {
        let read = |json: &str| serde_json::from_str::<Metadata>(json);
        let kept = read(r#"{"a":"x","n":12,"big":12345678901234567890,"yes":true,"nothing":null}"#).expect("flat").0;
        let pairs: Vec<String> = kept.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(pairs, ["a=x", "big=12345678901234567890", "n=12", "yes=true"]);
        let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(1_001));
        let many = format!("{{{}}}", (0..51).map(|n| format!(r#""k{n}":1"#)).collect::<Vec<_>>().join(","));
        for bad in [r#"{"a":{"b":1}}"#, r#"{"a":[1]}"#, "[]", r#""text""#, r#"{"":"x"}"#, &long, &many] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(read(&format!(r#"{{"a":"{}"}}"#, "ä".repeat(1_000))).is_ok(), "characters are counted, not bytes");
    }

    #[test]
    fn known_parameters_are_always_shown() {
        let utm = UtmDetails(BTreeMap::from([("utm_source".to_owned(), "x".to_owned()), ("click_id".to_owned(), "7".to_owned())]));
        let json = serde_json::to_value(&utm).expect("json");
        assert_eq!((json["utm_source"].as_str(), json["click_id"].as_str(), json["gclid"].is_null()), (Some("x"), Some("7"), true));
        assert_eq!(json.as_object().map(|object| object.len()), Some(14));
        assert_eq!(serde_json::from_value::<UtmDetails>(json).expect("reads back"), utm);
    }
}
