//! The names people give their files, made harmless for showing.

use std::fmt::Write;

use super::kind::FileKind;

const LONGEST: usize = 100;

/// The last part of the name without its ending, without whatever could mislead, with the ending that is true.
pub(super) fn shown(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let clean: String =
        stem.chars().filter(|c| !misleads(*c)).map(|c| if "\"<>:|?*%;".contains(c) { '_' } else { c }).take(LONGEST).collect();
    let clean = clean.trim_matches(['.', ' ']);
    format!("{}.{}", if clean.is_empty() { "file" } else { clean }, kind.extension())
}

/// Controls, and the marks that turn the reading direction or take no room.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// The header that makes a browser save a file and not show it (RFC 6266).
pub fn content_disposition(shown_name: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() && !"\"\\%;".contains(c) || c == ' ' { c } else { '_' };
    let ascii: String = shown_name.chars().map(plain).collect();
    let mut full = String::new();
    for byte in shown_name.bytes() {
        match byte {
            b if b.is_ascii_alphanumeric() || b"-._~".contains(&b) => full.push(char::from(b)),
            b => _ = write!(full, "%{b:02X}"),
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{full}")
}
