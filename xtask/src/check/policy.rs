//! What deny.toml allows, in the words of this program. The one list both the `licenses` step and cargo-deny go by.

use toml::{Table, Value};

use crate::process::Result;

pub struct Policy {
    /// Platforms we ship for: what is used on none of them is not looked at.
    pub targets: Vec<String>,
    pub allow: Vec<String>,
    /// Crate, and what it alone may bring.
    pub exceptions: Vec<(String, Vec<String>)>,
    /// Crate whose manifest is silent, and what its licence file says.
    pub clarified: Vec<(String, String)>,
    pub banned: Vec<Ban>,
}

pub struct Ban {
    pub krate: String,
    /// Only a second version of it is banned.
    pub second_version: bool,
    pub reason: String,
}

impl Policy {
    pub fn read(text: &str) -> Result<Policy> {
        let table: Table = text.parse().map_err(|e| format!("deny.toml cannot be read: {e}"))?;
        let list = |section: &str, key: &str| entries(&table, section, key);
        Ok(Policy {
            targets: list("graph", "targets").iter().map(|entry| text_of(entry, "triple")).collect(),
            allow: list("licenses", "allow").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            exceptions: list("licenses", "exceptions").iter().map(|entry| (crate_of(entry), texts(entry.get("allow")))).collect(),
            clarified: list("licenses", "clarify").iter().map(|entry| (crate_of(entry), text_of(entry, "expression"))).collect(),
            banned: list("bans", "deny").iter().map(ban).collect(),
        })
    }

    /// May this crate come under this licence?
    pub fn allows(&self, krate: &str, license: &str) -> bool {
        let own = self.exceptions.iter().filter(|(name, _)| name == krate).flat_map(|(_, allow)| allow);
        self.allow.iter().chain(own).any(|allowed| allowed == license)
    }
}

fn ban(entry: &Value) -> Ban {
    let second_version = entry.get("deny-multiple-versions").and_then(Value::as_bool).unwrap_or(false);
    Ban { krate: crate_of(entry), second_version, reason: text_of(entry, "reason") }
}

fn entries(table: &Table, section: &str, key: &str) -> Vec<Value> {
    table.get(section).and_then(|section| section.get(key)).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// An entry is a name, or a table in which `crate` is the name.
fn crate_of(entry: &Value) -> String {
    text_of(entry, "crate")
}

fn text_of(entry: &Value, key: &str) -> String {
    entry.as_str().or_else(|| entry.get(key).and_then(Value::as_str)).unwrap_or_default().to_owned()
}

fn texts(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_policy_is_understood() {
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../deny.toml")).unwrap();
        let policy = Policy::read(&text).unwrap();
        assert!(policy.allows("serde", "MIT") && policy.allows("serde", "Apache-2.0"));
        assert!(!policy.allows("serde", "GPL-3.0-only") && !policy.allows("serde", "AGPL-3.0-only"));
        assert!(!policy.targets.is_empty());
        assert!(policy.banned.iter().any(|ban| ban.krate == "openssl" && !ban.second_version));
        assert!(policy.banned.iter().any(|ban| ban.krate == "libsqlite3-sys" && ban.second_version));
    }
}
