//! The few true differences between the two databases, each with a name.

use super::Driver;

impl Driver {
    /// Locks the rows that a select found until the transaction ends; SQLite has one writer and needs nothing.
    pub const fn for_update(self) -> &'static str {
        match self {
            Driver::Sqlite => "",
            Driver::Postgres => " for update",
        }
    }

    /// The same, but passes over rows that another transaction holds: what workers claim jobs with.
    pub const fn for_update_skip_locked(self) -> &'static str {
        match self {
            Driver::Sqlite => "",
            Driver::Postgres => " for update skip locked",
        }
    }
}

/// Turns what a person typed into a pattern for `like ... escape '\'`, anywhere in the text.
pub fn contains_pattern(typed: &str) -> String {
    let mut pattern = String::with_capacity(typed.len() + 2);
    pattern.push('%');
    for letter in typed.to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
