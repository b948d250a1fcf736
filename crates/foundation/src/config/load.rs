//! Reading the file and the environment, and naming every mistake in them.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use figment::providers::{Format, Toml};
use figment::value::{Dict, Map, Num, Value as Found};
use figment::{Figment, Metadata, Profile, Provider, Source};

use super::values::Value;
use super::{Config, SECTIONS, SETTINGS, Setting};

/// The settings with where each came from.
#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    /// Environment variables that look like settings and are none; to be logged, since other programs may set them.
    pub unknown_variables: Vec<String>,
    pub(super) shown: BTreeMap<&'static str, Shown>,
}

/// A value as text, secrets masked, and its source.
#[derive(Debug)]
pub(super) struct Shown {
    pub value: String,
    pub origin: Option<String>,
}

/// Everything that is wrong with the settings, a line each.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistakes(pub Vec<String>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Mistakes {}

impl Config {
    /// The defaults, over them the file if there is one, over that the environment. The file's absence is the caller's to judge.
    pub fn load(file: Option<&Path>, environment: impl IntoIterator<Item = (String, String)>) -> Result<Loaded, Mistakes> {
        let variables: BTreeMap<String, String> = environment.into_iter().filter(|(name, _)| name.starts_with("TRADEHALL_")).collect();
        let from_file = match file {
            Some(path) => Figment::from(Toml::file_exact(path)),
            None => Figment::new(),
        };
        let mut mistakes = unknown_keys(&from_file)?;
        let mut reader = Reader { figment: from_file.merge(Environment(&variables)), mistakes: Vec::new(), shown: BTreeMap::new() };
        let config = Config::read(&mut reader);
        mistakes.append(&mut reader.mistakes);
        mistakes.extend(config.iter().flat_map(Config::contradictions));
        match config {
            Some(config) if mistakes.is_empty() => {
                let known = |name: &str| SETTINGS.iter().any(|setting| setting.env() == name);
                let unknown_variables = variables.into_keys().filter(|name| !known(name)).collect();
                Ok(Loaded { config, unknown_variables, shown: reader.shown })
            }
            _ => Err(Mistakes(mistakes)),
        }
    }
}

/// Takes the settings out of what was found, one by one, and remembers what was wrong.
pub(super) struct Reader {
    figment: Figment,
    mistakes: Vec<String>,
    shown: BTreeMap<&'static str, Shown>,
}

impl Reader {
    pub(super) fn take<T: Value>(&mut self, path: &'static str) -> Option<T> {
        let setting = SETTINGS.iter().find(|setting| setting.path == path)?;
        let found = self.figment.find_value(path).ok();
        let origin = found.as_ref().map(|value| self.origin(setting, value));
        let text = found.as_ref().map_or(Some(setting.default.to_owned()), text_of);
        let value = text.as_deref().and_then(|text| T::read(text.trim()));
        let in_range = |value: &T| match (value.number(), setting.range) {
            (Some(number), Some((low, high))) => (low..=high).contains(&number),
            _ => true,
        };
        match value.filter(in_range) {
            Some(value) => {
                self.shown.insert(path, Shown { value: value.show(), origin });
                Some(value)
            }
            None => {
                let got = text.filter(|_| !setting.secret).map(|text| format!(" is {text:?}")).unwrap_or_default();
                let origin = origin.unwrap_or_else(|| "the default".into());
                self.mistakes.push(format!("{origin}: {path}{got}; expected {}", setting.expected()));
                None
            }
        }
    }

    fn origin(&self, setting: &Setting, value: &Found) -> String {
        match self.figment.get_metadata(value.tag()).and_then(|metadata| metadata.source.as_ref()) {
            Some(Source::File(path)) => path.display().to_string(),
            _ => setting.env(),
        }
    }
}

/// A single value as text; `None` for a table or a list.
fn text_of(value: &Found) -> Option<String> {
    match value {
        Found::String(_, text) => Some(text.clone()),
        Found::Char(_, letter) => Some(letter.to_string()),
        Found::Bool(_, truth) => Some(truth.to_string()),
        Found::Num(_, Num::F32(number)) => Some(number.to_string()),
        Found::Num(_, Num::F64(number)) => Some(number.to_string()),
        Found::Num(_, number) => number.to_i128().map(|n| n.to_string()).or_else(|| number.to_u128().map(|n| n.to_string())),
        Found::Empty(..) | Found::Dict(..) | Found::Array(..) => None,
    }
}

/// The environment's settings, as the very text they are: `0123` stays a password, not a number.
struct Environment<'a>(&'a BTreeMap<String, String>);

impl Provider for Environment<'_> {
    fn metadata(&self) -> Metadata {
        Metadata::named("environment")
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        let mut root = Dict::new();
        for setting in SETTINGS {
            let Some(text) = self.0.get(&setting.env()) else { continue };
            let value = figment::util::nest(setting.path, Found::from(text.clone()));
            if let Some(value) = value.into_dict() {
                merge(&mut root, value);
            }
        }
        Ok(Profile::Default.collect(root))
    }
}

fn merge(into: &mut Dict, from: Dict) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Found::Dict(_, inner)), Found::Dict(_, more)) => merge(inner, more),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// Keys of the file that are no setting, each with the nearest that is.
fn unknown_keys(file: &Figment) -> Result<Vec<String>, Mistakes> {
    let data = file.data().map_err(|error| Mistakes(error.into_iter().map(|one| one.to_string()).collect()))?;
    let source = file.metadata().find_map(|metadata| match &metadata.source {
        Some(Source::File(path)) => Some(path.display().to_string()),
        _ => None,
    });
    let source = source.unwrap_or_else(|| "tradehall.toml".into());
    let mut keys = Vec::new();
    data.values().for_each(|dict| leaves(dict, "", &mut keys));
    let unknown = keys.into_iter().filter(|key| !SETTINGS.iter().any(|setting| setting.path == key));
    let mistakes = unknown.map(|key| match SECTIONS.iter().any(|(section, _)| *section == key) {
        true => format!("{source}: {key} is a section; expected [{key}] and its settings under it"),
        false => format!("{source}: there is no setting {key}; the nearest is {}", nearest(&key)),
    });
    Ok(mistakes.collect())
}

fn leaves(dict: &Dict, above: &str, keys: &mut Vec<String>) {
    for (key, value) in dict {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Found::Dict(_, inner) if !SETTINGS.iter().any(|setting| setting.path == path) => leaves(inner, &path, keys),
            _ => keys.push(path),
        }
    }
}

fn nearest(key: &str) -> &'static str {
    // A name in the wrong section is nearer than another name in the right one.
    let name = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let distance = |setting: &&Setting| (edits(setting.path, key)).min(1 + edits(&name(setting.path), &name(key)));
    SETTINGS.iter().min_by_key(distance).map_or("", |setting| setting.path)
}

/// How many letters must be added, dropped or changed to turn one word into the other (Levenshtein).
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
