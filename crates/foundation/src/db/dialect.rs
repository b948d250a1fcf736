//! The few true differences between the two databases, each with a name.

/// PostgreSQL's lock on a word of the schema, until the transaction ends.
pub(super) const ALONE: &str = "select pg_advisory_xact_lock(hashtextextended(current_schema() || ' ' || $1, 0))";

/// PostgreSQL's roles, which belong to the whole server.
pub(super) const ROLE: &str = "select 1 from pg_roles where rolname = $1";

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
