//! The settings explained, as a file that could be used as `tradehall.toml`.

use std::fmt::Write;

use super::load::Loaded;
use super::{SECTIONS, SETTINGS, Setting, sentence};

/// Every setting with what it is, what is expected, its environment variable and its default, as a file with all lines commented out.
pub fn explain() -> String {
    render(|setting| format!("# {} = {}", name(setting), literal(setting, setting.default)))
}

impl Loaded {
    /// The same with the values in force and where each was set; secrets masked.
    pub fn explain(&self) -> String {
        render(|setting| {
            let Some(shown) = self.shown.get(setting.path) else { return String::new() };
            match &shown.origin {
                Some(origin) => format!("{} = {}  # from {origin}", name(setting), literal(setting, &shown.value)),
                None => format!("# {} = {}", name(setting), literal(setting, &shown.value)),
            }
        })
    }
}

fn render(line: impl Fn(&Setting) -> String) -> String {
    let mut out = String::from("# Tradehall's settings. A line that begins with # shows the default.\n");
    let mut section = "";
    for setting in SETTINGS {
        let this = setting.path.split_once('.').map_or("", |(section, _)| section);
        if this != section {
            section = this;
            let about = SECTIONS.iter().find(|(name, _)| *name == this).map(|(_, about)| sentence(about)).unwrap_or_default();
            _ = write!(out, "\n# {about}\n[{this}]\n");
        }
        _ = write!(out, "\n# {}\n# Expected: {}. Environment: {}\n{}\n", setting.about(), setting.expected(), setting.env(), line(setting));
    }
    out
}

fn name(setting: &Setting) -> &'static str {
    setting.path.rsplit('.').next().unwrap_or_default()
}

fn literal(setting: &Setting, value: &str) -> String {
    match setting.bare && !value.is_empty() {
        true => value.to_owned(),
        false => format!("{value:?}"),
    }
}
