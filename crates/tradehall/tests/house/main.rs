//! What is promised of the program as a whole, and not of one slice: every statement, every migration, every operation.
//!
//! Invariants
//! - Nothing here lists operations, statements or tables by hand: they are read from the sources and from the document.
//! - What is judged by hand stands in `policy/operations.toml`, and an operation without a row there fails the build.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod afternoon;
mod authorization;
mod bad_input;
mod batches;
mod belongings;
mod brands;
mod crash;
mod document;
mod idempotency;
mod migrations;
mod openapi;
mod queries;
mod samples;
mod specimen;
mod statements;
mod testing;
mod unheard;
mod walk;
