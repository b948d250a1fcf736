//! `tradehall`: one program, see `tradehall --help`.

use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode};

use clap::Parser;
use tradehall::command::Cli;

/// Gives memory back that a burst took: hashing a password takes 19 MiB, and the system's allocator keeps them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How the allocator gives memory back: at once, in small pages. It reads this before `main`, so it must stand in the environment.
const ALLOCATOR_OPTIONS: [(&str, &str); 2] = [("MIMALLOC_PURGE_DELAY", "0"), ("MIMALLOC_ALLOW_THP", "0")];

fn main() -> ExitCode {
    with_allocator_options();
    match tradehall::command::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("tradehall: {}", tradehall::command::sentence(&problem));
            ExitCode::FAILURE
        }
    }
}

/// Becomes the same program with the options set, once; whoever sets one of them decides for themselves.
fn with_allocator_options() {
    if ALLOCATOR_OPTIONS.iter().any(|(name, _)| std::env::var_os(name).is_some()) {
        return;
    }
    if let Ok(own) = std::env::current_exe() {
        // It returns only when it failed, and then the program runs as well, with more memory.
        let _ = Command::new(own).args(std::env::args_os().skip(1)).envs(ALLOCATOR_OPTIONS).exec();
    }
}
