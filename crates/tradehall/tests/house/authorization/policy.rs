//! `policy/operations.toml`: what people decided about every operation, read beside what the code says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::document::{Document, Operation};

/// One operation's row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub call: String,
    pub who: String,
    pub permission: Option<String>,
    /// The table of the object that the path names.
    pub object: Option<String>,
    /// `owner` (its customer, or staff), `brand` (staff of its brand) or `shared` (everybody who may call).
    pub relation: Option<String>,
    pub public: bool,
    pub step_up: bool,
    pub money: bool,
    pub pii: bool,
    /// Happens again when it is asked again with the same key: signing in, which must never be answered from a store.
    pub repeats: bool,
    /// Columns of the caller's own row that this operation is there to change.
    pub changes: Vec<String>,
}

/// All rows, by operation id.
pub struct Policy(pub BTreeMap<String, Row>);

pub const RELATIONS: [&str; 3] = ["owner", "brand", "shared"];
const HEAD: &str = "\
# What was decided about every operation; `cargo test -p tradehall --test house` holds the code to it.
#
# who, permission, public   must be what the operation's caller type says
# object, relation          which table the id in the path belongs to, and who sees it: owner, brand, shared
# step_up                   needs a fresh second proof
# money, pii                moves money; shows or changes personal data
# repeats                   happens again when asked again with the same Idempotency-Key: answers that must not be stored
# changes                   columns of the caller's own row that the operation is there to change
#
# New rows: TRADEHALL_POLICY=write cargo test -p tradehall --test house policy. Then read them: flags of new rows are guesses.
";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../policy/operations.toml")
}

impl Policy {
    pub fn of_the_house() -> Policy {
        Policy::read(&std::fs::read_to_string(file()).unwrap_or_default())
    }

    pub fn read(text: &str) -> Policy {
        let table: toml::Table = text.parse().expect("policy/operations.toml is TOML");
        let row = |(id, value): (&String, &toml::Value)| {
            let fields = value.as_table().unwrap_or_else(|| panic!("{id} is no table"));
            (id.clone(), Row::read(id, fields))
        };
        Policy(table.iter().map(row).collect())
    }

    pub fn row(&self, operation: &Operation) -> Row {
        self.0.get(&operation.id).cloned().unwrap_or_else(|| Row::guessed(operation))
    }

    /// Where rows and document disagree; empty when every operation has been decided on.
    pub fn disagreements(&self, doc: &Document) -> Vec<String> {
        let mut found = Vec::new();
        for operation in &doc.operations {
            match self.0.get(&operation.id) {
                None => found.push(format!("{} ({}) has no row", operation.id, operation.call())),
                Some(row) => found.extend(row.disagreements(operation)),
            }
        }
        let gone = self.0.keys().filter(|id| doc.operations.iter().all(|operation| operation.id != **id));
        found.extend(gone.map(|id| format!("{id} has a row and is no operation")));
        found
    }

    /// The file with a row for every operation: rows that were decided on are kept, others are guessed.
    pub fn written(&self, doc: &Document) -> String {
        let mut text = HEAD.to_owned();
        let mut by_tag: BTreeMap<String, Vec<&Operation>> = BTreeMap::new();
        for operation in &doc.operations {
            by_tag.entry(operation.json["tags"][0].as_str().unwrap_or_default().to_owned()).or_default().push(operation);
        }
        for (tag, operations) in by_tag {
            text.push_str(&format!("\n# {tag}\n"));
            for operation in operations {
                let said = Row::guessed(operation);
                let row = match self.0.get(&operation.id) {
                    Some(known) => {
                        Row { call: said.call, who: said.who, permission: said.permission, public: said.public, ..known.clone() }
                    }
                    None => said,
                };
                text.push_str(&format!("{} = {}\n", operation.id, row.written()));
            }
        }
        text
    }

    pub fn save(text: &str) {
        std::fs::create_dir_all(file().parent().expect("a folder")).expect("a folder");
        std::fs::write(file(), text).expect("a writable file");
    }
}

impl Row {
    fn read(id: &str, fields: &toml::Table) -> Row {
        let mut row = Row::default();
        for (name, value) in fields {
            let text = || value.as_str().unwrap_or_else(|| panic!("{id}.{name} is no text")).to_owned();
            let flag = || value.as_bool().unwrap_or_else(|| panic!("{id}.{name} is neither true nor false"));
            match name.as_str() {
                "call" => row.call = text(),
                "who" => row.who = text(),
                "permission" => row.permission = Some(text()),
                "object" => row.object = Some(text()),
                "relation" => row.relation = Some(text()),
                "public" => row.public = flag(),
                "step_up" => row.step_up = flag(),
                "money" => row.money = flag(),
                "pii" => row.pii = flag(),
                "repeats" => row.repeats = flag(),
                "changes" => {
                    let columns = value.as_array().unwrap_or_else(|| panic!("{id}.changes is no list"));
                    row.changes = columns.iter().map(|column| column.as_str().unwrap_or_default().to_owned()).collect();
                }
                other => panic!("{id}: {other} is no column of the policy"),
            }
        }
        row
    }

    fn written(&self) -> String {
        let quoted = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name} = \"{value}\""));
        let flag = |name: &str, set: bool| set.then(|| format!("{name} = true"));
        let changes = (!self.changes.is_empty()).then(|| format!("changes = [\"{}\"]", self.changes.join("\", \"")));
        let parts = [
            quoted("call", &Some(self.call.clone())),
            quoted("who", &Some(self.who.clone())),
            quoted("permission", &self.permission),
            quoted("object", &self.object),
            quoted("relation", &self.relation),
            flag("public", self.public),
            flag("step_up", self.step_up),
            flag("money", self.money),
            flag("pii", self.pii),
            flag("repeats", self.repeats),
            changes,
        ];
        format!("{{ {} }}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    fn disagreements(&self, operation: &Operation) -> Vec<String> {
        let said = Row::guessed(operation);
        let mut found = Vec::new();
        let mut differs = |what: &str, row: &dyn std::fmt::Debug, code: &dyn std::fmt::Debug| {
            if format!("{row:?}") != format!("{code:?}") {
                found.push(format!("{}: {what} is {row:?} in the policy and {code:?} in the code", operation.id));
            }
        };
        differs("call", &self.call, &said.call);
        differs("who", &self.who, &said.who);
        differs("permission", &self.permission, &said.permission);
        differs("public", &self.public, &said.public);
        differs("public", &self.public, &operation.security.is_empty());
        differs("whether there is an object", &self.object.is_some(), &said.object.is_some());
        differs("relation", &self.relation.as_deref().is_some_and(|word| RELATIONS.contains(&word)), &self.object.is_some());
        found
    }

    /// What the document says, and a guess at what it does not.
    fn guessed(operation: &Operation) -> Row {
        let call = operation.call();
        let words = call.to_lowercase();
        let any = |list: &[&str]| list.iter().any(|word| words.contains(word));
        let object = object_of(&operation.path);
        let relation = object.as_ref().map(|_| match operation.who.as_str() {
            "staff" => "brand",
            "none" | "anyone" => "shared",
            _ => "owner",
        });
        Row {
            call,
            who: operation.who.clone(),
            permission: operation.permission.clone(),
            object,
            relation: relation.map(str::to_owned),
            public: matches!(operation.who.as_str(), "none" | "anyone"),
            step_up: operation.changes() && operation.who != "anyone" && any(&["password", "api-key", "/withdraw", "payout-address"]),
            money: operation.changes()
                && any(&["transaction", "withdraw", "deposit", "wallet", "payout", "bonus", "transfer", "order", "position"]),
            pii: any(&["customer", "lead", "user", "kyc", "document", "comment", "call", "activit", "session", "message"]),
            repeats: false,
            changes: Vec::new(),
        }
    }
}

/// `/leads/{id}/comments` is about a lead.
fn object_of(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.iter().rposition(|part| part.starts_with('{'))?;
    let word = parts[..at].iter().rfind(|part| !part.starts_with('{'))?.replace('-', "_");
    Some(word.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| word.strip_suffix('s').map(str::to_owned)).unwrap_or(word))
}
