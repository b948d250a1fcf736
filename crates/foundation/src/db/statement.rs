//! Fixed statements. They are plain literals inside [`statements!`](crate::statements), so that a test can read every one of
//! them from the sources and prepare it on both databases: a statement cannot be left out of a list that nobody keeps.

/// One SQL text, written once for both databases. Made by [`statements!`](crate::statements), never by hand.
pub struct Statement {
    pub name: &'static str,
    pub sql: &'static str,
}

impl Statement {
    pub const fn new(name: &'static str, sql: &'static str) -> Statement {
        Statement { name, sql }
    }

    /// What stands for this statement in a connection's cache: its address, which never changes.
    pub(super) fn key(&self) -> usize {
        std::ptr::from_ref(self) as usize
    }
}

/// Declares the statements of a `queries.rs`: `statements! { FIND = "select ... where id = $1"; }`.
#[macro_export]
macro_rules! statements {
    ($($(#[$about:meta])* $name:ident = $sql:literal;)+) => {$(
        $(#[$about])*
        static $name: $crate::db::Statement =
            $crate::db::Statement::new(concat!(module_path!(), "::", stringify!($name)), $sql);
    )+};
}
